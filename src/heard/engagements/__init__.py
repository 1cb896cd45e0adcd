"""The plan for one engagement: why, what can change, the seven stage reviews, and its safety gates."""
