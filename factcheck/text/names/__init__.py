"""Names: spellings that stand for one person."""
