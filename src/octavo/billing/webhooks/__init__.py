"""Where providers of payments tell what happened."""
