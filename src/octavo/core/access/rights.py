"""What somebody may read beyond what is open to all: granted by whom, from when, until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

RightKind = Literal["subscriber", "issue", "article", "opened", "gift"]
Format = Literal["digital", "print"]
RIGHT_KINDS: frozenset[str] = frozenset(get_args(RightKind))
FORMATS: frozenset[str] = frozenset(get_args(Format))

_LETTER_OF: dict[str, str] = {
    "subscriber": "s",
    "issue": "i",
    "article": "a",
    "opened": "m",
    "gift": "g",
}
_KIND_OF = {letter: kind for kind, letter in _LETTER_OF.items()}
_FORMAT_OF = {"d": "digital", "p": "print"}
_KEY = re.compile(r"[a-z0-9_-]{1,40}")
_EPOCH, _SECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(seconds=1)
_WORDS = re.compile(
    r"(?P<kind>[siamg])(?P<key>[a-z0-9_-]{0,40})"
    r":(?P<since>0|[1-9][0-9]{0,10}):(?P<until>|[1-9][0-9]{0,10}):(?P<formats>d|p|dp)(?P<quiet>q?)"
)


@dataclass(frozen=True, slots=True)
class Right:
    """One right: that of a subscriber to everything, or that to one issue or one article.

    `opened` is the right to an article that a reader has opened with the meter, `gift` to one that
    a subscriber has given away. `key` is the lasting name of the issue or article, never a slug,
    which may change; it is empty for a subscriber. The right holds in `[since, until)`, for ever
    without an end. While it holds, one that `is_ad_free` keeps advertisements away from all pages.
    `by` says who granted it, for people alone.
    """

    kind: RightKind
    since: datetime
    until: datetime | None = None
    key: str = ""
    formats: frozenset[Format] = frozenset({"digital"})
    by: str = ""
    is_ad_free: bool = False

    def holds_at(self, now: datetime) -> bool:
        """Whether it has begun and is not over."""
        return self.since <= now and (self.until is None or now < self.until)

    @property
    def words(self) -> str:
        """As a pass carries it, to the second: `s:1767225600:1798761600:d`. `by` stays behind.

        It never begins sooner or ends later than the right. Raises ValueError for a right that
        makes no sense, since what is read back would make some.
        """
        if not is_right(self):
            message = "This right makes no sense, and so there are no words for it."
            raise ValueError(message)
        begins = max(0, -((_EPOCH - self.since) // _SECOND))
        ends = "" if self.until is None else max(1, (self.until - _EPOCH) // _SECOND)
        formats = "".join(letter for letter in "dp" if _FORMAT_OF[letter] in self.formats)
        quiet = "q" if self.is_ad_free else ""
        return f"{_LETTER_OF[self.kind]}{self.key}:{begins}:{ends}:{formats}{quiet}"


def right_of(words: str) -> Right | None:
    """The right that a pass carries in these words; None for words that no right is written in.

    Whoever asks `decide` leaves the None out: among a reader's rights it would close everything.
    """
    found = _WORDS.fullmatch(words)
    if found is None or (found["kind"] == "s") != (found["key"] == ""):
        return None
    until = found["until"]
    return Right(
        kind=_KIND_OF[found["kind"]],  # type: ignore[arg-type]
        since=datetime.fromtimestamp(int(found["since"]), tz=UTC),
        until=datetime.fromtimestamp(int(until), tz=UTC) if until else None,
        key=found["key"],
        formats=frozenset(_FORMAT_OF[letter] for letter in found["formats"]),  # type: ignore[misc]
        is_ad_free=bool(found["quiet"]),
    )


def is_right(given: object) -> bool:
    """Whether it is a right in which everything is of its kind."""
    return (
        isinstance(given, Right)
        and isinstance(given.kind, str)
        and given.kind in RIGHT_KINDS
        and isinstance(given.key, str)
        and (given.key == "" if given.kind == "subscriber" else bool(_KEY.fullmatch(given.key)))
        and isinstance(given.formats, frozenset)
        and given.formats <= FORMATS
        and is_instant(given.since)
        and (given.until is None or is_instant(given.until))
        and given.formats != frozenset()
        and isinstance(given.is_ad_free, bool)
    )


def is_instant(moment: object) -> bool:
    """A time with a zone; without one it could mean several instants."""
    try:
        return isinstance(moment, datetime) and moment.utcoffset() is not None
    except NotImplementedError:  # a zone of somebody's own making that knows no offset
        return False
