"""Finding: encoders, the vector index, the word index, and both together."""
