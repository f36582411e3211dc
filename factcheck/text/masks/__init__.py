"""Masks: stretches that hold digits or number words and count nothing."""
