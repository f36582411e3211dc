"""Dates: expressions of time, read on the day of publication, to periods of whole days."""
