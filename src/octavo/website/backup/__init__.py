"""Backup and restore: the whole installation in one archive, and back from it."""
