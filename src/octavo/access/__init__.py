"""Asks the decision about real readers: what they hold, their passes, and what the desk grants."""
