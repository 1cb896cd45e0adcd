"""The plan for one engagement: why, what can change, and the seven stage reviews."""
