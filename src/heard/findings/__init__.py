"""Claims, each resting on redacted words and released tables, with what we do not know."""
