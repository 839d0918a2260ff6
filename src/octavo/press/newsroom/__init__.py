"""What editors see of the press: the readiness board, and the files."""
