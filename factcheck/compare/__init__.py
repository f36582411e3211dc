"""What figures answer, whether two of them compare, and how they stand to each other."""
