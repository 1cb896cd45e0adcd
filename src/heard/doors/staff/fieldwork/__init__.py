"""Staff pages about fieldwork."""
