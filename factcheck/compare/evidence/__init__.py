"""What speaks for and against one question, all of it weighed at once, and what is named as the difference."""
