"""The site's own offer: the pitch to subscribe, join or donate, and the list of what one gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from octavo.importers.judgement import vocabulary
from octavo.importers.judgement.joining import ends_sentence

REASON = "the site’s subscription offer"
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|GBP|CHF|kr\b|zł|Kč|lei\b|Ft\b|₽|TL\b)|\bR\$\s?\d|\d\s?%",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:month|year|week|monat|jahr|woche|mois|an|semaine|mes|año|mese|anno|mês|ano|maand|jaar|år"
    r"|måned|månad|rok|měsíc|miesiąc|год|месяц)\b|/\s?(?:mo|yr)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_PITCH = 900  # characters
_SHORT = 90
_SURE = 3  # points from which a line surely belongs to an offer
_MOST_CUT = 80  # words of the start of an offer
_ENOUGH = 6  # points that all sure lines of an offer have together


def find_offer(lines: Sequence[str]) -> slice | None:
    """The lines of the site's offer, heading and cut-off list included; None when there is none.

    A line may hold a whole list, its items parted by line feeds. Prose that only tells of
    subscriptions is no offer: an offer speaks to the reader, and says what one gets and pays.
    """
    points = [_points_of(line) for line in lines]
    _raise_pitches(lines, points)
    best: slice | None = None
    at = 0
    while at < len(lines):
        if points[at] < _SURE:
            at += 1
            continue
        found = _stretch(lines, points, at)
        if _is_enough(lines, points, found) and (
            best is None or sum(points[found]) > sum(points[best])
        ):
            best = found
        at = found.stop
    return best


def find_cut_offer(lines: Sequence[str]) -> slice | None:
    """An offer of which the paste caught only the heading and the start, at the very end."""
    if not lines or ends_sentence(lines[-1]) or len(lines) < 2:
        return None
    for at in range(max(1, len(lines) - 3), len(lines)):
        below = lines[at + 1 :]
        if is_heading(lines[at]) and below and len(" ".join(below).split()) <= _MOST_CUT:
            return slice(at, len(lines))
    return None


def _raise_pitches(lines: Sequence[str], points: list[int]) -> None:
    """Below an offer's heading and below the text, a paragraph of the site about itself is sure."""
    long = [at for at, line in enumerate(lines) if len(line) > 3 * _SHORT]
    for at in range(max(1, long[-1] if long else 1), len(lines)):
        if is_heading(lines[at - 1]) and _is_pitch(lines[at], fewest=2):
            points[at] = max(points[at], _SURE)


def is_heading(line: str) -> bool:
    """Whether the line is one that offers begin with: `Subscribe`, `What’s included`."""
    return len(line) <= _SHORT and bool(vocabulary.phrases("offer", "heads").meaning_of(line))


def _stretch(lines: Sequence[str], points: Sequence[int], at: int) -> slice:
    """Grow from a sure line both ways, over lines that may belong and short ones between them."""
    start, stop = at, at + 1
    while start > 0 and _joins_above(lines, points, start - 1):
        start -= 1
    while stop < len(lines) and _joins_below(lines, points, stop):
        stop += 1
    while start < at and points[start] == 1 and not is_heading(lines[start]):
        start += 1
    return slice(start, stop)


def _joins_above(lines: Sequence[str], points: Sequence[int], at: int) -> bool:
    line = lines[at]
    if points[at]:
        return True
    above = range(max(0, at - 2), at)
    is_led = any(is_heading(lines[p]) or points[p] >= _SURE for p in above)
    if len(line) > _SHORT:
        return _is_pitch(line) and is_led
    if _is_fragment(line):
        is_title = not ends_sentence(line) or line.endswith(("…", "...", "?", "!"))
        return is_title or any(points[p] >= 2 for p in above)
    return is_led and _is_spoken(line)


def _joins_below(lines: Sequence[str], points: Sequence[int], at: int) -> bool:
    line = lines[at]
    if points[at]:
        return True
    below = range(at + 1, min(len(lines), at + 3))
    if len(line) > _SHORT:
        is_led = any(points[p] >= _SURE for p in below) or is_heading(lines[at - 1])
        return _is_pitch(line) and is_led
    is_last = at + 2 >= len(lines) and not ends_sentence(line)
    has_more = any(points[p] >= 2 for p in below)
    return is_last or (has_more and (_is_fragment(line) or _is_spoken(line)))


def _is_spoken(line: str) -> bool:
    """Whether the line speaks to the reader: `You have read this far.`"""
    words = _WORD.findall(line.lower())
    return not vocabulary.words("offer", "address").isdisjoint(words)


def _is_fragment(line: str) -> bool:
    return not (ends_sentence(line) and len(line.split()) > 8)


def _is_pitch(line: str, *, fewest: int = 1) -> bool:
    """Whether a paragraph could be the site speaking of itself, where an offer stands around it."""
    low = " ".join(line.lower().split())
    spoken = set(_WORD.findall(low)) & vocabulary.words("offer", "address")
    trade = set(_trade_words().findall(low))
    return _SHORT < len(line) <= _LONGEST_PITCH and bool(spoken) and len(trade) >= fewest


def _is_enough(lines: Sequence[str], points: Sequence[int], found: slice) -> bool:
    is_listed = any(
        each >= 2 and (len(line) <= _SHORT or "\n" in line)
        for line, each in zip(lines[found], points[found], strict=True)
    )
    if sum(points[found]) < _ENOUGH:
        return False
    return is_listed or not any(len(line) > 3 * _SHORT for line in lines[found.stop :])


def _points_of(line: str) -> int:
    """A list has the points of its items together."""
    parts = line.split("\n")
    return sum(_points(part) for part in parts) if len(parts) <= 40 else 0


def _points(line: str) -> int:
    """How surely a line is an offer's: by whole phrases, words of the trade, and whom it addresses."""
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST_PITCH:
        return 0
    low = line.lower()
    is_core = bool(_stems().search(low))
    if len(line) > _SHORT and not is_core:
        return 0
    trade = set(_trade_words().findall(low))
    if len(line) > _SHORT:
        return _points_of_pitch(line, low, len(trade))
    points = min(len(trade), 3) + (1 if is_core and trade else 0)
    if vocabulary.phrases("offer", "items").meaning_of(line):
        points += _SURE
    if is_heading(line):
        points += 2
    if _MONEY.search(line) and (_PER.search(line) or trade):
        points += 2
    return points


def _points_of_pitch(line: str, low: str, trade: int) -> int:
    """A paragraph must speak of paying, in several words, and to the reader."""
    words = _WORD.findall(low)
    spoken = not vocabulary.words("offer", "address").isdisjoint(words)
    if not spoken or trade < (2 if len(line) <= 3 * _SHORT else 3):
        return 0
    points = min(trade, 4)
    if vocabulary.phrases("offer", "items").meaning_of(line):
        points += _SURE
    if trade >= 3 and _MONEY.search(line):
        points += _SURE
    elif trade >= 3 and _stems().match(low):
        points += _SURE  # it begins by asking: `Subscribe to …`
    return points


@cache
def _trade_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{vocabulary.alternatives(vocabulary.words('offer', 'words'))})(?!\w)"
    )


@cache
def _stems() -> re.Pattern[str]:
    """Beginnings of the words that only offers and talk of offers have: `subscri`, `abonn`."""
    return re.compile(rf"(?<!\w)(?:{vocabulary.alternatives(vocabulary.words('offer', 'stems'))})")
