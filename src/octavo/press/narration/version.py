"""Which narration this is: part of the key of every narration that is kept."""

OWN_VERSION = 2
"""Raised by any change of joining, levelling, files or cues that can be heard or read."""
