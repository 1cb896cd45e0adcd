"""Redacted segments: the only words analysis may read."""
