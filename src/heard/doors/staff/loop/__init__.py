"""Staff pages about loop."""
