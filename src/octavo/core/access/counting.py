"""What is counted when something is sent: under which names, and how one part tells another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from octavo.core.access.decision import Decision, Item, Reason

Word = str | int
Event = tuple[Word, ...]

# What people read. Feeds, pictures and files are fetched, mostly by programs.
PAGES = frozenset({"article", "issue", "listing", "author", "section", "page"})

SAID_IN = "X-Octavo-Count"  # a header of what answers behind the door, which takes it off
BEHIND = "octavo.counts"  # in the WSGI environment of a request: whoever asks counts what is said
MOST_SAID = 64  # events of one answer


class Counted(NamedTuple):
    """What is counted when a page is sent: its name, and the advertisements in it."""

    item: str
    shows: tuple[int, ...] = ()


def name_of(item: Item) -> str:
    """Such as `article:407`: the lasting name of articles and issues, the key of all else."""
    lasting = {"article": item.article, "issue": item.issue}.get(item.kind)
    return f"{item.kind}:{lasting or item.key}"


def counted(item: Item, shows: tuple[int, ...] = ()) -> Counted | None:
    """What to count when that item is sent; None for what is no page to read."""
    return Counted(name_of(item), shows) if item.kind in PAGES else None


def by_word(decision: Decision | None) -> str:
    """The rule by which it is shown, or the part that is shown all the same.

    What nobody decided about is open.
    """
    if decision is None:
        return Reason.OPEN.value
    return decision.reason.value if decision.is_granted else decision.shows or ""


def said(events: Iterable[Event]) -> str:
    """The header for these events, their sources left out: the door adds those."""
    return json.dumps([list(event) for event in events], separators=(",", ":"))


def heard(header: bytes) -> list[Event]:
    """The events in such a header. Raises ValueError for anything else."""
    found = json.loads(header)
    if not isinstance(found, list) or len(found) > MOST_SAID:
        message = "It is no list of events."
        raise ValueError(message)
    if not all(isinstance(event, list) and event and all(map(_is_word, event)) for event in found):
        message = "An event is a list of words."
        raise ValueError(message)
    return [tuple(event) for event in found]


def _is_word(word: object) -> bool:
    return isinstance(word, str | int) and not isinstance(word, bool)
