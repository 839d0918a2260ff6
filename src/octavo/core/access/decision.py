"""The words of a decision: who asks, for what, what they get, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, get_args

Kind = Literal[
    "article", "issue", "picture", "listing", "author", "section", "page", "feed", "edition"
]
KINDS: frozenset[str] = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True)
class Reader:
    """Anyone who reads, signed in or not."""

    is_staff: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked for. `key` tells it from others of its kind: a slug, a number, a file name.

    `published_at` is when it appears or appeared; None while nobody has set a time.
    """

    kind: Kind
    key: str
    published_at: datetime | None
    is_spiked: bool = False


class Variant(StrEnum):
    """How much of the item is shown."""

    FULL = "full"


class Reason(StrEnum):
    OPEN = "open"
    STAFF = "staff"
    NOT_PUBLISHED = "not_published"
    SPIKED = "spiked"
    MALFORMED = "malformed"


REASONS_THAT_GRANT = frozenset({Reason.OPEN, Reason.STAFF})
REASONS_THAT_REFUSE = frozenset({Reason.NOT_PUBLISHED, Reason.SPIKED, Reason.MALFORMED})

_SENTENCES = {
    Reason.OPEN: "It is published and open to everybody.",
    Reason.STAFF: "It is not public, but this reader works here.",
    Reason.NOT_PUBLISHED: "It has not appeared yet.",
    Reason.SPIKED: "It was spiked and is kept for the newsroom alone.",
    Reason.MALFORMED: (
        "The question itself was wrong (an unknown kind, or a time without a zone), so the answer"
        " is no. Please report this."
    ),
}


@dataclass(frozen=True, slots=True)
class Granted:
    variant: Variant
    reason: Reason
    is_granted: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Reason
    is_granted: ClassVar[bool] = False


Decision = Granted | Refused


def explain(decision: Decision) -> str:
    """The reason as a sentence that staff can read."""
    return _SENTENCES[decision.reason]
