"""The commands: each reads what was typed, calls one operation or engine, and prints."""
