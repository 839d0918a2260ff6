"""Any other engine: a program of its own that is asked line by line."""
