"""Staff pages about evidence."""
