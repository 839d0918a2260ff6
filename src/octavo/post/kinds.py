"""Which letters there are. Each room registers its own when it starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any, Literal, get_args

from octavo.post.errors import UnknownKind

# In which form a fact comes, which decides how it is written: see `facts.py`.
Form = Literal["text", "lines", "link", "money", "date", "moment", "code", "pieces"]
FORMS: tuple[Form, ...] = get_args(Form)


class Rank(IntEnum):
    """What goes first when much waits."""

    AWAITED = 0  # somebody sits before the screen until it comes
    TOLD = 1
    BROUGHT = 2  # to many at once


@dataclass(frozen=True)
class Kind:
    """One letter: its name, what it tells, and where its words stand.

    The words are files `<language>/<name>.txt` below `words`: a subject, a blank line, the body.
    `facts` says in which form each fact comes; an optional one may be empty, and the paragraphs
    that name it are then left out. `example` has all of them, for previews.
    """

    name: str
    label: Any
    words: Path
    facts: Mapping[str, Form]
    example: Mapping[str, Any]
    optional: frozenset[str] = frozenset()
    rank: Rank = Rank.TOLD
    # The law or a contract demands it: also those get it who asked for no mail.
    is_demanded: bool = False
    # Holds what opens a door: its words are forgotten once it went.
    is_secret: bool = False
    # Goes to many: not worth keeping, and may be declined by a click and in the preferences.
    is_declinable: bool = False
    # What it says is worth nothing later on: then it is not sent any more.
    lasts: timedelta | None = None
    wish: Any = field(default="")  # words beside the tick in the preferences

    def form_of(self, fact: str) -> Form | None:
        """In which form the fact comes; None for one that this letter does not have."""
        return COMMON.get(fact) or self.facts.get(fact)


# Facts that every letter has.
COMMON: dict[str, Form] = {"magazine": "text", "home": "link"}
# And those of letters that may be declined: where to.
OF_DECLINABLE: dict[str, Form] = {"stop": "link"}

_KINDS: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Add letters to those there are. Doing it again is as good as once."""
    for kind in kinds:
        _KINDS[kind.name] = kind


def kind_named(name: str) -> Kind:
    """The letter of that name."""
    try:
        return _KINDS[name]
    except KeyError:
        message = f"There is no letter “{name}”."
        raise UnknownKind(message) from None


def all_kinds() -> tuple[Kind, ...]:
    """Every letter, in the order in which they were registered."""
    return tuple(_KINDS.values())


def declinable() -> Iterable[Kind]:
    """Those that a reader may do without."""
    return (kind for kind in all_kinds() if kind.is_declinable)
