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
from octavo.importers.judgement.credits import read_credit, split_caption
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.pieces import Piece, cut, plain

BYLINE = "the running byline, repeated"
LINE = "a running line of the page, repeated"
HEADLINE = "the headline, repeated"
_MONEY = re.compile(r"[$€£¥%]")
_LONGEST = 120  # characters
_MOST_WORDS = 14
_MOST_WITH_DAY = 9
_MOST_BESIDE_TITLE = 5  # words: the name of the magazine, or of the author
_FOLIO = re.compile(r"^\W*\d{1,4}\s*[|•·/–—-]|[|•·/–—-]\s*\d{1,4}\W*$")
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
    if not words or len(words) > _MOST_WORDS or read_credit(text) or split_caption(text):
        return ""
    if plain(text) == plain(head.headline):
        return HEADLINE
    if _repeats_byline(piece, words, head, known):
        return BYLINE
    return LINE if _repeats_line(piece, words, head, counted) else ""


def _repeats_byline(piece: Piece, words: Sequence[str], head: Head, known: frozenset[str]) -> bool:
    if _is_known(words, head, known) and not (ends_sentence(piece.text) and len(words) > 6):
        return True
    signature = read_signature(piece.inlines)
    if signature and _are_same(signature.bylines, head.bylines):
        return True
    day = dates.read_date(piece.text)
    return day is not None and day == head.published_on


def _repeats_line(piece: Piece, words: Sequence[str], head: Head, counted: Counter[str]) -> bool:
    """Whether a line comes back, or has a page's number, the day or the headline in it."""
    text = piece.text.strip()
    if ends_sentence(text) or text.endswith((":", ",")):
        return False
    title, shape = plain(head.headline), _shape(text)
    has_title = len(title.split()) >= 2 and title in plain(text)
    if has_title and len(words) <= len(title.split()) + _MOST_BESIDE_TITLE:
        return True
    if _has_day_of(text, head) and len(words) <= _MOST_WITH_DAY:
        return True
    is_again = counted[shape] > 1 and len(shape) >= 4 and not _MONEY.search(text)
    has_folio = bool(_FOLIO.search(text)) and (piece.starts_page or len(words) <= 6)
    return is_again or has_folio


def _has_day_of(text: str, head: Head) -> bool:
    """Whether the line gives the article's own day, as `The Vell Review • 3 March 2026` does."""
    return head.published_on is not None and any(
        found.day == head.published_on for found in dates.find_dates(text)
    )


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
