"""The lead image: a picture or a bare credit above the text, with its caption."""

from __future__ import annotations

from dataclasses import replace

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.inlines import Text
from octavo.importers.judgement.above import Above
from octavo.importers.judgement.credits import labelled_caption
from octavo.importers.judgement.zone import HeadLine

_LONGEST_CAPTION = 50  # words
_SPOKEN = '—–-“„«"‘'


def read_lead_image(above: Above) -> None:
    """Take the picture and the credit above the text.

    Where the file names its lead image itself, other pictures stay where they are.
    """
    head, hints = above.head, above.hints
    figure = next((line for line in above.above if line.kind == "figure" and line.is_open), None)
    if hints.lead_image is None and figure and isinstance(figure.piece.block, Figure):
        head.lead_image = figure.piece.block
        figure.take()
    for place, line in enumerate(above.above):
        if head.lead_image is not None and head.lead_image.credit:
            break
        if line.kind in ("credit", "caption") and line.is_open:
            _credit(above, place)
    head.lead_image = hints.lead_image or head.lead_image


def _credit(above: Above, place: int) -> None:
    line, lead = above.lines[place], above.head.lead_image or Figure()
    caption = line.caption or _caption_beside(above, place)
    above.head.lead_image = replace(
        lead, caption=(Text(caption),) if caption else lead.caption, credit=line.credit
    )
    above.head.guess("lead_image", line.credit, line.text)
    line.take()


def _caption_beside(above: Above, place: int) -> str:
    """A line next to the credit, below the byline, that is no standfirst."""
    signed = [
        p for p, line in enumerate(above.above) if line.kind in ("signature", "names", "date")
    ]
    start = max([above.headline_at, *signed])
    for beside in (place - 1, place + 1):
        if start < beside < above.body_at and _may_be_caption(above.lines[beside]):
            line = above.lines[beside]
            line.take()
            caption = labelled_caption(line.text) or line.text
            above.head.guess("caption", caption, line.text)
            return caption
    return ""


def _may_be_caption(line: HeadLine) -> bool:
    is_spoken = line.text[:1] in _SPOKEN or line.text[-1:] == "?"
    is_words = line.kind in ("title", "prose") and line.is_open
    return is_words and not is_spoken and line.words <= _LONGEST_CAPTION
