"""The resource on the web: the wheel, every section in full, and search."""
