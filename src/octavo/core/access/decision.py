"""The words of a decision: who asks, for what, what they get, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, get_args

from octavo.core.access.rights import Right

Kind = Literal[
    "article", "issue", "picture", "listing", "author", "section", "page", "feed", "edition"
]
KINDS: frozenset[str] = frozenset(get_args(Kind))
# Of these a part is for everybody: what is refused still shows its teaser.
KINDS_WITH_TEASER: frozenset[str] = frozenset({"article"})

Access = Literal["open", "registered", "subscribers"]
ACCESSES: tuple[Access, ...] = get_args(Access)


@dataclass(frozen=True, slots=True)
class Reader:
    """Anyone who reads, signed in or not. Who is registered has an account."""

    is_staff: bool = False
    is_registered: bool = False
    rights: tuple[Right, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked for. `key` tells it from others of its kind: a slug, a number, a file name.

    `published_at` is when it appears or appeared; None while nobody has set a time. Until
    `embargoed_until` it has not, whatever else is said. `access` is for whom it is; from `opens_at`
    on, the moving wall, it is for everybody, and so it is in `[free_from, free_until)`. One that
    `is_metered` may be opened by who has not used up what they may open in a month. `issue` and
    `article` are the lasting names of what it belongs to, itself included: who has a right to those
    may have it.
    """

    kind: Kind
    key: str
    published_at: datetime | None
    is_spiked: bool = False
    access: Access = "open"
    opens_at: datetime | None = None
    embargoed_until: datetime | None = None
    issue: str = ""
    article: str = ""
    free_from: datetime | None = None
    free_until: datetime | None = None
    is_metered: bool = False


class Variant(StrEnum):
    """How much of the item is shown."""

    FULL = "full"
    TEASER = "teaser"


class Reason(StrEnum):
    """The rule that decided."""

    OPEN = "open"
    WALL_OPENED = "wall_opened"
    FREE_NOW = "free_now"
    REGISTERED = "registered"
    SUBSCRIBER = "subscriber"
    HAS_ISSUE = "has_issue"
    HAS_ARTICLE = "has_article"
    OPENED = "opened"
    GIVEN = "given"
    STAFF = "staff"

    NOT_PUBLISHED = "not_published"
    EMBARGOED = "embargoed"
    SPIKED = "spiked"
    NEEDS_ACCOUNT = "needs_account"
    NEEDS_SUBSCRIPTION = "needs_subscription"
    NOT_BEGUN = "not_begun"
    LAPSED = "lapsed"
    PRINT_ONLY = "print_only"
    MALFORMED = "malformed"


REASONS_THAT_GRANT = frozenset(
    {
        Reason.OPEN,
        Reason.WALL_OPENED,
        Reason.FREE_NOW,
        Reason.REGISTERED,
        Reason.SUBSCRIBER,
        Reason.HAS_ISSUE,
        Reason.HAS_ARTICLE,
        Reason.OPENED,
        Reason.GIVEN,
        Reason.STAFF,
    }
)
OPEN_TO_ALL = frozenset({Reason.OPEN, Reason.WALL_OPENED, Reason.FREE_NOW})
REASONS_THAT_REFUSE = frozenset(Reason) - REASONS_THAT_GRANT

_SENTENCES = {
    Reason.OPEN: "It is published and open to everybody.",
    Reason.WALL_OPENED: "It was for some at first, and its time to be open to everybody has come.",
    Reason.FREE_NOW: "The editors have made it free for a time, and that time is now.",
    Reason.REGISTERED: "It is for those who have an account, and this reader has one.",
    Reason.SUBSCRIBER: "This reader is a subscriber.",
    Reason.HAS_ISSUE: "This reader has the issue that it appeared in.",
    Reason.HAS_ARTICLE: "This reader has this article.",
    Reason.OPENED: "It is one of the articles that this reader has opened with the meter.",
    Reason.GIVEN: "A subscriber has given it to this reader.",
    Reason.STAFF: "It is not public, but this reader works here.",
    Reason.NOT_PUBLISHED: "It has not appeared yet.",
    Reason.EMBARGOED: "It is under an embargo that has not ended.",
    Reason.SPIKED: "It was spiked and is kept for the newsroom alone.",
    Reason.NEEDS_ACCOUNT: "It is for those who have an account, and this reader shows none.",
    Reason.NEEDS_SUBSCRIPTION: "It is for subscribers, and this reader has no right to it.",
    Reason.NOT_BEGUN: "This reader has a right to it that has not begun.",
    Reason.LAPSED: "This reader had a right to it, which has ended.",
    Reason.PRINT_ONLY: "This reader's right is to the printed magazine alone.",
    Reason.MALFORMED: (
        "The question itself was wrong (an unknown kind, or a time without a zone), so the answer"
        " is no. Please report this."
    ),
}


@dataclass(frozen=True, slots=True)
class Granted:
    """Yes, in that variant. `right` is the one that decided, if one did."""

    variant: Variant
    reason: Reason
    right: Right | None = None
    is_granted: ClassVar[bool] = True

    @property
    def shows(self) -> Variant:
        """What is shown: the same by the name that a refusal has for it."""
        return self.variant


@dataclass(frozen=True, slots=True)
class Refused:
    """No. `shows` is the part that is for everybody all the same, if there is such a part."""

    reason: Reason
    shows: Variant | None = None
    is_granted: ClassVar[bool] = False


Decision = Granted | Refused


def explain(decision: Decision) -> str:
    """The reason as a sentence that staff can read."""
    sentence = _SENTENCES[decision.reason]
    right = decision.right if isinstance(decision, Granted) else None
    return f"{sentence} Granted by: {right.by}." if right and right.by else sentence
