"""What was heard, what was decided and what changed, for anyone to read."""
