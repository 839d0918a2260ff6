"""The site's own offer: the pitch to subscribe, join or donate, and the list of what one gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from octavo.importers.judgement import vocabulary
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.phrases import Phrases

REASON = "the site’s subscription offer"
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|GBP|CHF|kr\b|zł|Kč|lei\b|Ft\b|₽|TL\b)|\bR\$\s?\d|\d\s?%",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:month|year|week|monat|jahr|woche|mois|an|semaine|mes|año|mese|anno|mês|ano|maand|jaar|år"
    r"|måned|månad|rok|měsíc|miesiąc|год|месяц)\b|/\s?(?:mo|yr|mnd)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_PITCH = 900  # characters
_SHORT = 90
_LONG = 3 * _SHORT
_SURE = 3  # points from which a line surely belongs to an offer
_ENOUGH = 6  # points that all lines of an offer have together
_MOST_CUT = 80  # words of the start of an offer
_MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class _Trade:
    """What the trade says in one language, and in English, which sites everywhere use."""

    words: re.Pattern[str]
    stems: re.Pattern[str]
    address: frozenset[str]
    heads: Phrases
    items: Phrases

    def count(self, low: str) -> int:
        """How many words of the trade stand in a line in lower case."""
        return len(set(self.words.findall(low)))

    def speaks(self, low: str) -> bool:
        """Whether a line speaks to the reader: `You have read this far.`"""
        return not self.address.isdisjoint(_WORD.findall(low))

    def is_heading(self, line: str) -> bool:
        return len(line) <= _SHORT and self.heads.meaning_of(line) is not None

    def is_pitch(self, line: str, *, fewest: int = 1) -> bool:
        """Whether a paragraph could be the site speaking of itself, beside an offer."""
        low = " ".join(line.lower().split())
        is_long = _SHORT < len(line) <= _LONGEST_PITCH
        count = self.count(low) if is_long else 0
        return count >= max(fewest, 1 if self.speaks(low) else _SURE)

    def points_of(self, line: str) -> int:
        """How surely a line is an offer's; a list has the points of its items together."""
        parts = line.split("\n")
        return sum(map(self._points, parts)) if len(parts) <= _MOST_ITEMS else 0

    def _points(self, line: str) -> int:
        line = " ".join(line.split())
        if not line or len(line) > _LONGEST_PITCH:
            return 0
        low = line.lower()
        is_core = self.stems.search(low) is not None
        if len(line) > _SHORT:
            return self._points_of_pitch(line, low) if is_core else 0
        count = self.count(low)
        points = min(count, 3) + (1 if is_core and count else 0)
        points += _SURE if self.items.meaning_of(line) else 0
        points += 2 if self.is_heading(line) else 0
        return points + (2 if _MONEY.search(line) and (_PER.search(line) or count) else 0)

    def _points_of_pitch(self, line: str, low: str) -> int:
        """A paragraph must speak of paying, in several words, and to the reader."""
        count = self.count(low)
        if not self.speaks(low) or count < (2 if len(line) <= _LONG else 3):
            return 0
        points = min(count, 4) + (_SURE + 1 if self.items.meaning_of(line) else 0)
        is_asking = count >= 3 and (_MONEY.search(line) or self.stems.match(low))
        return points + (_SURE if is_asking else 0)


def find_offer(lines: Sequence[str], *, language: str = "") -> slice | None:
    """The lines of the site's offer, heading and cut-off list included; None when there is none.

    A line may hold a whole list, its items parted by line feeds. Prose that only tells of
    subscriptions is no offer: an offer speaks to the reader, and says what one gets and pays.
    """
    return _Search(lines, _trade(language)).best()


def find_cut_offer(lines: Sequence[str], *, language: str = "") -> slice | None:
    """An offer of which the paste caught only the heading and the start, at the very end."""
    trade = _trade(language)
    if len(lines) < 2 or ends_sentence(lines[-1]):
        return None
    for at in range(max(1, len(lines) - 3), len(lines)):
        below = lines[at + 1 :]
        if below and trade.is_heading(lines[at]) and len(" ".join(below).split()) <= _MOST_CUT:
            return slice(at, len(lines))
    return None


def is_heading(line: str, *, language: str = "") -> bool:
    """Whether the line is one that offers begin with: `Subscribe`, `What’s included`."""
    return _trade(language).is_heading(line)


class _Search:
    """Looks through the lines of one file for stretches that are an offer."""

    def __init__(self, lines: Sequence[str], trade: _Trade) -> None:
        self.lines = lines
        self.trade = trade
        self.points = [trade.points_of(line) for line in lines]
        self._raise_pitches()

    def best(self) -> slice | None:
        best: slice | None = None
        at = 0
        while at < len(self.lines):
            if self.points[at] < _SURE:
                at += 1
                continue
            found = self._stretch(at)
            if self._is_enough(found) and (best is None or self._sum(found) > self._sum(best)):
                best = found
            at = found.stop
        return best

    def _sum(self, found: slice) -> int:
        return sum(self.points[found])

    def _raise_pitches(self) -> None:
        """Below an offer's heading and below the text, a paragraph of the site itself is sure."""
        long = [at for at, line in enumerate(self.lines) if len(line) > _LONG]
        for at in range(max(1, long[-1] if long else 1), len(self.lines)):
            is_led = self.trade.is_heading(self.lines[at - 1])
            if is_led and self.trade.is_pitch(self.lines[at], fewest=2):
                self.points[at] = max(self.points[at], _SURE + 1)

    def _stretch(self, at: int) -> slice:
        """Grow from a sure line both ways, over lines that may belong and short ones between."""
        start, stop = at, at + 1
        while start > 0 and self._joins_above(start - 1):
            start -= 1
        while stop < len(self.lines) and self._joins_below(stop):
            stop += 1
        while start < at and self.points[start] == 1 and not self._leads(start):
            start += 1
        return slice(start, stop)

    def _leads(self, at: int) -> bool:
        return self.trade.is_heading(self.lines[at])

    def _joins_above(self, at: int) -> bool:
        line = self.lines[at]
        if self.points[at]:
            return True
        above = range(max(0, at - 2), at)
        is_led = any(self._leads(place) or self.points[place] >= _SURE for place in above)
        if len(line) > _SHORT:
            return is_led and self.trade.is_pitch(line)
        if _is_fragment(line):
            is_title = not ends_sentence(line) or line.endswith(("…", "...", "?", "!"))
            return is_title or any(self.points[place] >= 2 for place in above)
        return is_led and self.trade.speaks(line.lower())

    def _joins_below(self, at: int) -> bool:
        line = self.lines[at]
        if self.points[at]:
            return True
        below = range(at + 1, min(len(self.lines), at + 3))
        if len(line) > _SHORT:
            is_cut = at + 1 == len(self.lines) and not ends_sentence(line)
            is_led = any(self.points[p] >= _SURE for p in below) or self._leads(at - 1)
            return is_led and (is_cut or self.trade.is_pitch(line))
        is_last = at + 2 >= len(self.lines) and not ends_sentence(line)
        has_more = any(self.points[place] >= 2 for place in below)
        return is_last or (has_more and (_is_fragment(line) or self.trade.speaks(line.lower())))

    def _is_enough(self, found: slice) -> bool:
        if self._sum(found) < _ENOUGH:
            return False
        is_listed = any(
            points >= 2 and (len(line) <= _SHORT or "\n" in line)
            for line, points in zip(self.lines[found], self.points[found], strict=True)
        )
        return is_listed or not any(len(line) > _LONG for line in self.lines[found.stop :])


def _is_fragment(line: str) -> bool:
    return not (ends_sentence(line) and len(line.split()) > 8)


@cache
def _trade(language: str) -> _Trade:
    def listed(key: str) -> frozenset[str]:
        return vocabulary.words("offer", key, language=language)

    return _Trade(
        words=re.compile(rf"(?<!\w)(?:{vocabulary.alternatives(listed('words'))})(?!\w)"),
        stems=re.compile(rf"(?<!\w)(?:{vocabulary.alternatives(listed('stems'))})"),
        address=listed("address"),
        heads=vocabulary.phrases("offer", "heads", language=language),
        items=vocabulary.phrases("offer", "items", language=language),
    )
