"""What is read and heard, and what came of it, without cookies."""
