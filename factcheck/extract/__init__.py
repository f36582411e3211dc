"""Documents to figures, statements and claims."""
