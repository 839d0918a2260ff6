"""People who sign in: readers and staff."""
