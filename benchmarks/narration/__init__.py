"""Narration of a whole issue: how fast, how loud, and how well it is understood."""
