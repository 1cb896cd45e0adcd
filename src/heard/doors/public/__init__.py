"""The open door: the resource, and what was heard and what changed."""
