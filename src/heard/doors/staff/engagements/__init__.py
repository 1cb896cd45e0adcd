"""Staff pages about engagements."""
