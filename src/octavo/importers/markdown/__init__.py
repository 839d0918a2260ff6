"""Reads Markdown with front matter: Octavo's own exports without loss, other writers' by sense."""

from octavo.importers.markdown.reading import read

__all__ = ["read"]
