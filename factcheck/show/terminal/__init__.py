"""Answers for people on a terminal, and as rows in a pipe."""
