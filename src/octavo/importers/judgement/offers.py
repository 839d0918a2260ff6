"""The site's own offer: the pitch to subscribe, join or donate, and the list of what one gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from octavo.importers.judgement import vocabulary

REASON = "the site’s subscription offer"
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|GBP|CHF|kr\b|zł|Kč|lei\b|Ft\b|₽|TL\b)|\bR\$\s?\d|\d\s?%", re.IGNORECASE
)
_PER = re.compile(r"\b(?:month|year|monat|jahr|mois|an|mes|año|mese|anno|mês|ano|maand|jaar|år|måned|månad)\b", re.I)
_LONGEST_PITCH = 900
_SHORT = 90
_STRONG = 3  # points from which a line surely belongs to an offer
_WEAK = 1


def find_offer(lines: Sequence[str]) -> slice | None:
    """The lines of the site's offer, heading and cut-off list included; None when there is none.

    Prose that only tells of subscriptions is no offer: an offer speaks to the reader, in a list or
    in lines that name what one gets and what it costs.
    """
    points = [_points(line) for line in lines]
    best: slice | None = None
    for start, each in enumerate(points):
        if each < _STRONG or (best and start < best.stop):
            continue
        found = _stretch(lines, points, start)
        if found and (best is None or _weight(points, found) > _weight(points, best)):
            best = found
    return best


def _stretch(lines: Sequence[str], points: Sequence[int], at: int) -> slice | None:
    """Grow from a sure line both ways over lines that may belong; None if too little is sure."""
    start, stop = at, at + 1
    while start > 0 and _may_join(lines[start - 1], points[start - 1]):
        start -= 1
    while stop < len(lines) and (
        _may_join(lines[stop], points[stop]) or _is_bridge(lines, points, stop)
    ):
        stop += 1
    while start < at and not points[start] and not is_heading(lines[start]):
        start += 1
    sure = sum(each >= _STRONG for each in points[start:stop])
    return slice(start, stop) if sure >= 2 or points[at] >= 2 * _STRONG else None


def _may_join(line: str, points: int) -> bool:
    return points >= _WEAK and (len(line) <= _LONGEST_PITCH)


def _is_bridge(lines: Sequence[str], points: Sequence[int], at: int) -> bool:
    """A short line between lines of the offer, or a fragment that its end cut off."""
    line = lines[at]
    if len(line) > _SHORT or line.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    return at + 1 == len(lines) or any(each >= _WEAK for each in points[at + 1 : at + 3])


def _weight(points: Sequence[int], found: slice) -> int:
    return sum(points[found])


def _points(line: str) -> int:
    """How surely a line is an offer's: phrases as a whole, words of the trade, whom it addresses."""
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST_PITCH:
        return 0
    points = 0
    if vocabulary.phrases("offer", "items").meaning_of(line):
        points += _STRONG
    if len(line) <= _SHORT and is_heading(line):
        points += 2
    low = line.lower()
    trade = {match.group() for match in _trade_words().finditer(low)}
    spoken = set(re.findall(r"[\w’']+", low)) & vocabulary.words("offer", "address")
    if len(trade) >= 2 and (spoken or len(line) <= _SHORT):
        points += len(trade)
    elif trade and (len(line) <= _SHORT):
        points += 1
    if _MONEY.search(line) and (_PER.search(line) or trade) and len(line) <= _SHORT:
        points += 2
    return points


def is_heading(line: str) -> bool:
    """Whether the line is one that offers begin with: `Subscribe`, `What’s included`."""
    return bool(vocabulary.phrases("offer", "heads").meaning_of(line))


@cache
def _trade_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{vocabulary.alternatives(vocabulary.words('offer', 'words'))})(?!\w)")
