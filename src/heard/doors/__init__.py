"""The three doors: a person answering, staff, and the public. They never share a page."""
