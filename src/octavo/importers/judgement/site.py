"""The name of the magazine whose site a text was copied from, as its own furniture says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octavo.importers.judgement.pieces import Piece, plain

_PAPERS = frozenset(
    """
    review magazine journal quarterly gazette herald courier tribune chronicle times post weekly
    monthly observer bulletin almanac zeitung zeitschrift magazin rundschau revue gazette courrier
    revista gaceta diario rivista gazzetta corriere jornal tijdschrift krant weekblad tidning tidskrift
    tidende blad ugeavis magasin lehti gazeta czasopismo dziennik časopis noviny
    """.split()
)
_NAMING = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?,?\s+)?(?P<a>[^\W\d_][^.|,\n]{2,50})"
    r"|(?:subscribe\s+to|support|join|become\s+a\s+member\s+of|more\s+(?:from|in)|about|abonniere[nr]?\s+(?:sie\s+)?|follow)\s+(?P<b>(?:the\s+)?[A-ZÀ-Þ][^.|,!:\n]{2,50})"
    r"|^\s*\d{1,4}\s*[|•·–—-]\s*(?P<c>[^\W\d_][^|\n]{2,60})$"
    r"|^(?P<d>[^\W\d_][^|\n]{2,60}?)\s*[|•·–—-]\s*\d{1,4}\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def site_names(pieces: Sequence[Piece]) -> frozenset[str]:
    """Names in copyright lines, offers and page numbers, as plain words."""
    return frozenset(_names(pieces))


def is_paper(text: str) -> bool:
    """Whether a title ends as the names of magazines do."""
    words = plain(text).split()
    return bool(words) and words[-1] in _PAPERS


def is_site(text: str, names: frozenset[str]) -> bool:
    """Whether a line is one of these names, or the start of one as in `The Vell Review Ltd`."""
    words = plain(text)
    return words in names or (
        len(words) > 5 and any(name.startswith(f"{words} ") for name in names)
    )


def _names(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if not piece.reason and len(piece.text) > 120:
            continue
        for match in _NAMING.finditer(piece.text[:1000]):
            words = plain(next(group for group in match.groups() if group))
            yield words
            yield words.removeprefix("the ")
            yield "the " + words
