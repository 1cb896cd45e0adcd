"""Themes, and who put which theme on which redacted words."""
