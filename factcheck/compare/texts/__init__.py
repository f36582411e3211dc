"""Two texts side by side, a claim and a sentence: whether they say the same, the contrary, or speak of two things."""
