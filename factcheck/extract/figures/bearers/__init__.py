"""Whose a figure is: who has, does or suffers what it counts."""
