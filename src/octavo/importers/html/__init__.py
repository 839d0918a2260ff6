"""Reads HTML: saved pages, fragments, and the HTML inside other kinds of copy."""

from octavo.importers.html.reading import read

__all__ = ["read"]
