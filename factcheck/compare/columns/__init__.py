"""Many pairs of stored figures at once: what is known of each, in columns, and what that makes of every pair."""
