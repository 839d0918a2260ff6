"""One article as an immutable tree, and what can be said of it without any rendition."""
