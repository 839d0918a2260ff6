"""Turns parsed copy into a manuscript, a list of what was set aside, and the guesses made."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Paragraph, Subhead
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import plain_text
from octavo.importers.copy import Guess, Imported, RawCopy


def judge(raw: RawCopy, *, path: str) -> Imported:
    """Say what is headline and what is body; the file's own hints come first."""
    blocks = list(raw.blocks)
    guesses = []
    headline = raw.hints.headline
    if not headline and blocks and isinstance(blocks[0], Paragraph | Subhead):
        headline = plain_text(blocks[0].inlines)
        guesses.append(Guess("headline", headline, headline))
        del blocks[0]
    manuscript = Manuscript(
        headline=headline,
        standfirst=raw.hints.standfirst,
        bylines=raw.hints.bylines,
        section=raw.hints.section,
        published_on=raw.hints.published_on,
        language=raw.hints.language or "en",
        lead_image=raw.hints.lead_image,
        blocks=tuple(blocks),
    )
    return Imported(
        path=path,
        manuscript=manuscript,
        set_aside=raw.set_aside,
        guesses=tuple(guesses),
        warnings=raw.warnings,
        pictures=raw.pictures,
    )
