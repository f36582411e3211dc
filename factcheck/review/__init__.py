"""What people add: annotations, grades, judgements."""
