"""Heard: listening to victims and survivors, and showing them what came of it."""

__version__ = "0.1.0"
