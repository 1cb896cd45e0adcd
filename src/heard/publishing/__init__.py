"""Approved snapshots of what was heard and what changed, and telling the people who spoke."""
