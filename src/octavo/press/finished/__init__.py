"""Finished pages: each is asked of Django once a variant, packed, and kept for the door."""
