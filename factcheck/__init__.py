"""factcheck: who said which figure, where and when, and whether two of them can be compared at all."""

__version__ = "0.1.0"
