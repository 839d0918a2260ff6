"""The door beside nginx with the same compressed files, and what becomes of a change."""
