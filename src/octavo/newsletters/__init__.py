"""Letters to many at once: that a new issue is out, and how that is declined."""
