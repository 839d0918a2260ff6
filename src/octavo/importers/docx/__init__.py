"""Reads DOCX: what Word and its like write, by meaning and with tracked changes accepted."""

from octavo.importers.docx.reading import read

__all__ = ["read"]
