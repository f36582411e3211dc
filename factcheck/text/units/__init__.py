"""Units of measure and currencies, beside a number and alone."""
