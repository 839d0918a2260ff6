"""Tells the caches in front of the magazine which pages they must forget."""
