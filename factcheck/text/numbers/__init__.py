"""Numbers: number expressions with their units, bounds and ranges."""
