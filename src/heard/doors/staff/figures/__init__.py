"""Staff pages about figures."""
