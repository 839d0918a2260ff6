"""The demo magazine, The Vell Review: its content, and the way it comes into an empty newsroom."""
