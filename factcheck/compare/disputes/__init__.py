"""Disputes: the questions to which stored figures give incompatible numbers, found among all of them."""
