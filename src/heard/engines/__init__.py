"""Plain Python engines: no Django, no files, no clock, no randomness they were not given."""
