"""What a number counts or measures: by rules and, where no noun stands beside it, by learnt choices."""
