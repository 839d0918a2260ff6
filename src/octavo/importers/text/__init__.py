"""Plain text in the states it really arrives in: pasted, hard-wrapped, from a word processor."""

from octavo.importers.text.reading import read

__all__ = ["read"]
