"""Staff pages about coding."""
