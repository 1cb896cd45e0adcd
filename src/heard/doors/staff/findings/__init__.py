"""Staff pages about findings."""
