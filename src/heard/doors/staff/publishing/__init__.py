"""Staff pages about publishing."""
