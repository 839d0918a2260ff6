"""An issue, or one article of it, as the documents of an e-book: EPUB 3.3, and no file yet."""

from octavo.core.renditions.epub.book import Document, article_documents, issue_documents
from octavo.core.renditions.epub.hues import heard_rules, section_rules
from octavo.core.renditions.epub.metadata import article_metadata, issue_metadata
from octavo.core.renditions.epub.overlays import (
    CuesTorn,
    Narration,
    Overlay,
    narration_of,
    overlay_of,
    smil,
)
from octavo.core.renditions.epub.package import File, package
from octavo.core.renditions.epub.settings import Picture, Setting, Wording

__all__ = [
    "CuesTorn",
    "Document",
    "File",
    "Narration",
    "Overlay",
    "Picture",
    "Setting",
    "Wording",
    "article_documents",
    "article_metadata",
    "heard_rules",
    "issue_documents",
    "issue_metadata",
    "narration_of",
    "overlay_of",
    "package",
    "section_rules",
    "smil",
]
