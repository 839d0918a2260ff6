"""Octavo's own Markdown, as `octavo export` writes it, read back to the same manuscript.

What it looks like is laid down in docs/reference/markdown-dialect.md.
"""

from octavo.importers.markdown.dialect.reading import is_export, read_export

__all__ = ["is_export", "read_export"]
