"""Exports: the workspace in the formats that other programs read."""
