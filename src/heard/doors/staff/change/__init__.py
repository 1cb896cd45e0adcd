"""Staff pages about change."""
