"""Tools for people who work on Octavo itself."""
