"""Plain text in the states it really arrives in: pasted, hard-wrapped, from a word processor."""

from octavo.importers.text.reading import read, read_text

__all__ = ["read", "read_text"]
