"""Staff pages about account."""
