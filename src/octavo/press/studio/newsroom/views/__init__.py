"""What the studio shows, and what it is told."""
