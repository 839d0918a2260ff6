"""An article as the body of a web page."""

from octavo.core.renditions.web.body import render_body
from octavo.core.renditions.web.lines import render_line
from octavo.core.renditions.web.outline import Entry, outline
from octavo.core.renditions.web.settings import ImageAttributes, ImageFor, Interlude, Wording

__all__ = [
    "Entry",
    "ImageAttributes",
    "ImageFor",
    "Interlude",
    "Wording",
    "outline",
    "render_body",
    "render_line",
]
