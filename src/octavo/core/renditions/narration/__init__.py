"""The narration: an article as lines to be said, each in words alone, with pauses between them."""
