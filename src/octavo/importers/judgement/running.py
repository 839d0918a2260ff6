"""Lines that return on each page: byline, date and headline, the magazine's name, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import plain_text
from octavo.importers.judgement import dates
from octavo.importers.judgement.above import Head
from octavo.importers.judgement.bylines import read_signature
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.pieces import Piece, cut, plain

BYLINE = "the running byline, repeated"
LINE = "a running line of the page, repeated"
HEADLINE = "the headline, repeated"
_MONEY = re.compile(r"[$€£¥%]")
_LONGEST = 120  # characters
_MOST_WORDS = 14
_PAGE_WORDS = frozenset(
    "page seite pagina página sida side strona by von par por di door av af de and und et p".split()
)


def set_aside_running(pieces: Sequence[Piece], head: Head) -> None:
    """Give running lines their reason, also where one stands inside a paragraph."""
    known = _known_words(head)
    counted = Counter(_shape(piece.text) for piece in pieces if piece.is_line and piece.text)
    for piece in pieces:
        if piece.is_open and piece.is_line and len(piece.text) <= _LONGEST:
            piece.reason = _reason(piece, head, known, counted)


def without_running(pieces: Sequence[Piece], head: Head) -> list[Piece]:
    """The pieces with running bylines cut out of the paragraphs they broke into."""
    forms = _inline_forms(head)
    made: list[Piece] = []
    for piece in pieces:
        if piece.is_open and isinstance(piece.block, Paragraph) and forms is not None:
            made.extend(_parted(piece, forms))
        else:
            made.append(piece)
    return made


def _reason(piece: Piece, head: Head, known: frozenset[str], counted: Counter[str]) -> str:
    text = piece.text.strip()
    words = plain(text).split()
    if not words or len(words) > _MOST_WORDS:
        return ""
    if head.headline and plain(text) == plain(head.headline):
        return HEADLINE
    if _is_known(words, head, known) and not (ends_sentence(text) and len(words) > 6):
        return BYLINE
    signature = read_signature(piece.inlines)
    if signature and _are_same(signature.bylines, head.bylines):
        return BYLINE
    day = dates.read_date(text)
    if day is not None and day == head.published_on:
        return BYLINE
    shape = _shape(text)
    is_again = counted[shape] > 1 and len(shape) >= 4 and not _MONEY.search(text)
    has_folio = bool(re.search(r"^\W*\d{1,4}\s*[|•·/–—-]|[|•·/–—-]\s*\d{1,4}\W*$", text))
    if is_again and not ends_sentence(text) and not text.endswith((":", ",")):
        return LINE
    if has_folio and (piece.starts_page or is_again or len(words) <= 6):
        return LINE
    return ""


def _is_known(words: Sequence[str], head: Head, known: frozenset[str]) -> bool:
    """Whether the line says nothing that the head has not said: a name and a day, or the headline."""
    if not all(word in known or word.isdigit() for word in words):
        return False
    names = {word for byline in head.bylines for word in plain(byline.name).split()}
    said = [word for word in words if word in names]
    title = plain(head.headline).split()
    has_title = len(title) >= 2 and sum(word in title for word in set(words)) >= 0.6 * len(
        set(title)
    )
    return (
        len(said) >= 2 or has_title or (bool(said) and len(words) <= 5 and len(words) > len(said))
    )


def _known_words(head: Head) -> frozenset[str]:
    said = " ".join(
        [head.headline, head.section, *(byline.name for byline in head.bylines), *head.sources]
    )
    return frozenset(plain(said).split()) | _PAGE_WORDS


def _are_same(one: Sequence[Byline], other: Sequence[Byline]) -> bool:
    names = {byline.name.casefold() for byline in other}
    return bool(one) and all(byline.name.casefold() in names for byline in one)


def _shape(text: str) -> str:
    """A line without what changes from page to page: its numbers."""
    return " ".join(re.sub(r"\d+", " ", plain(text)).split())


def _inline_forms(head: Head) -> re.Pattern[str] | None:
    """The head's own byline and date as they may break into a paragraph, in either order."""
    names = [
        re.escape(byline.name).replace(r"\ ", r"\s+") for byline in head.bylines if not byline.role
    ]
    if not names:
        return None
    name = r"(?:,|\s|and|&|und|et|y|e)+".join(names)
    days = {
        source[found.start : found.end]
        for source in head.sources
        if len(source) < 200
        for found in dates.find_dates(source)
    }
    by = r"(?:(?:By|BY|by|Von|Par|Por|Di|Door|Av|Af|Text:|Texte\s?:)\s+)"
    gap = r"[\s|•·,/–—-]*"
    if not days:
        return re.compile(rf"(?:By|BY|Von|Par|Por|Door)\s+{name}")
    day = "|".join(
        re.escape(each).replace(r"\ ", r"\s+") for each in sorted(days, key=len, reverse=True)
    )
    return re.compile(
        rf"{by}?{name}{gap}(?:{day})(?:{gap}\d{{1,3}}\b)?|(?:{day}){gap}{by}?{name}|(?:By|BY|Von|Par|Por|Door)\s+{name}",
        re.IGNORECASE if days else 0,
    )


def _parted(piece: Piece, forms: re.Pattern[str]) -> list[Piece]:
    """The paragraph before a running byline, the byline set aside, and what comes after it."""
    text = plain_text(piece.inlines)
    parts: list[Piece] = []
    at = 0
    for match in forms.finditer(text):
        if not _breaks_in(text, match):
            continue
        parts.extend(_part(piece, at, match.start(), ""))
        parts.extend(_part(piece, match.start(), match.end(), BYLINE))
        at = match.end()
    if not parts:
        return [piece]
    parts.extend(_part(piece, at, len(text), ""))
    return parts


def _breaks_in(text: str, match: re.Match[str]) -> bool:
    """Whether the byline stands there as no sentence would have it."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    has_day = any(map(str.isdigit, match[0]))
    if not has_day and not match[0][:2].istitle() and not match[0][:2].isupper():
        return False
    if not before or not after:
        return has_day or not before
    return has_day or (before[-1].isalnum() and after[0].islower())


def _part(piece: Piece, start: int, stop: int, reason: str) -> list[Piece]:
    inlines = cut(piece.inlines, start, stop)
    text = plain_text(inlines)
    if not text.strip():
        return []
    return [Piece(Paragraph(inlines), piece.place, text, piece.starts_page and start == 0, reason)]
