"""What the lines of a tally come to: so many of each, on the day of the publication's clock."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from octavo.core.access import Event, Word
from octavo.door.counting import Line

ITEM = re.compile(r"[a-z]{1,20}:[^\s:]{1,139}")
BY = re.compile(r"[a-z_]{0,20}")
SOURCE = re.compile(r"[a-z0-9._-]{1,100}")
NUMBERS = re.compile(r"[\d.]+")
ARTICLE = re.compile(r"article:([1-9][0-9]{0,17})")
QUARTERS = {"25", "50", "75", "100"}
MOST_OF_A_NUMBER = 2**63 - 1


@dataclass(slots=True)
class Sums:
    """Counts by day: of items, rules and sources; of articles; of bookings that were seen."""

    zone: tzinfo
    reads: Counter[tuple[date, str, str, str]] = field(default_factory=Counter)
    depths: Counter[tuple[date, int, int]] = field(default_factory=Counter)
    hearings: Counter[tuple[date, int, str]] = field(default_factory=Counter)
    views: Counter[tuple[date, int]] = field(default_factory=Counter)
    clicks: Counter[tuple[date, int]] = field(default_factory=Counter)

    def add(self, line: Line) -> None:
        """Add what a line counts. Events that we do not know are passed over."""
        day = datetime.fromtimestamp(line.at, UTC).astimezone(self.zone).date()
        for event, count in line.counts:
            add_one = _ADDS.get(event[0])
            if add_one is not None:
                add_one(self, day, event[1:], count)

    def shown(self) -> dict[tuple[date, int], tuple[int, int]]:
        """Views and clicks of each booking, as advertising takes them."""
        keys = self.views.keys() | self.clicks.keys()
        return {key: (self.views[key], self.clicks[key]) for key in keys}

    def _read(self, day: date, words: Event, count: int) -> None:
        match words:
            case (str(item), str(by), str(source)) if ITEM.fullmatch(item) and BY.fullmatch(by):
                self.reads[day, item, by, cleaned(source)] += count

    def _heard(self, day: date, words: Event, count: int) -> None:
        match words:
            case (str(item), str(by), *_) if BY.fullmatch(by) and (article := article_of(item)):
                self.hearings[day, article, by] += count

    def _depth(self, day: date, words: Event, count: int) -> None:
        match words:
            case (str(item), str(quarter)) if quarter in QUARTERS and (article := article_of(item)):
                self.depths[day, article, int(quarter)] += count

    def _view(self, day: date, words: Event, count: int) -> None:
        if booking := _booking(words):
            self.views[day, booking] += count

    def _click(self, day: date, words: Event, count: int) -> None:
        if booking := _booking(words):
            self.clicks[day, booking] += count


_ADDS: dict[Word, Callable[[Sums, date, Event, int], None]] = {
    "read": Sums._read,
    "heard": Sums._heard,
    "depth": Sums._depth,
    "view": Sums._view,
    "click": Sums._click,
}


def cleaned(source: str) -> str:
    """The name of a host; empty for whatever is none, or may be somebody's own machine."""
    found = source.lower().removeprefix("www.")
    return found if SOURCE.fullmatch(found) and not NUMBERS.fullmatch(found) else ""


def article_of(item: str) -> int | None:
    """The number of the article that an item is."""
    found = ARTICLE.fullmatch(item)
    return int(found[1]) if found else None


def _booking(words: Event) -> int | None:
    match words:
        case (int(number),) if 0 < number <= MOST_OF_A_NUMBER:
            return number
        case (str(number),) if number.isascii() and number.isdigit() and len(number) < 19:
            return int(number) or None
    return None
