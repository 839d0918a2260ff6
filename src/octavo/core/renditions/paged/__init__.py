"""An article or an issue as a tree of plain data, which a typesetter reads page by page."""

from octavo.core.renditions.paged.article import render_article
from octavo.core.renditions.paged.issue import render_issue, render_offprint
from octavo.core.renditions.paged.settings import Look, PictureFacts, Setting
from octavo.core.renditions.paged.wording import ENGLISH, GERMAN, Wording, wording_for

__all__ = [
    "ENGLISH",
    "GERMAN",
    "Look",
    "PictureFacts",
    "Setting",
    "Wording",
    "render_article",
    "render_issue",
    "render_offprint",
    "wording_for",
]
