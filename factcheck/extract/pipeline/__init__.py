"""The pipeline: spaCy's small English model and what makes it faster."""
