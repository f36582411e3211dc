"""Figures: quantities with what they measure, whose they are, where and when."""
