"""What the edge of the magazine costs, and what is counted there."""
