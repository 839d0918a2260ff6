"""What somebody may read beyond what is open to all: granted by whom, from when, until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

RightKind = Literal["subscriber", "issue", "article"]
Format = Literal["digital", "print"]
RIGHT_KINDS: frozenset[str] = frozenset(get_args(RightKind))
FORMATS: frozenset[str] = frozenset(get_args(Format))

_LETTER_OF: dict[str, str] = {"subscriber": "s", "issue": "i", "article": "a"}
_KIND_OF = {letter: kind for kind, letter in _LETTER_OF.items()}
_FORMAT_OF = {"d": "digital", "p": "print"}
_WORDS = re.compile(
    r"(?P<kind>[sia])(?P<key>[a-z0-9_-]{0,60})"
    r":(?P<since>0|[1-9][0-9]{0,10}):(?P<until>|[1-9][0-9]{0,10}):(?P<formats>d|p|dp)"
)


@dataclass(frozen=True, slots=True)
class Right:
    """One right: that of a subscriber to everything, or that to one issue or one article.

    `key` is the issue's number or the article's slug, empty for a subscriber. The right holds in
    `[since, until)`, for ever without an end. `by` says who granted it, for people alone.
    """

    kind: RightKind
    since: datetime
    until: datetime | None = None
    key: str = ""
    formats: frozenset[Format] = frozenset({"digital"})
    by: str = ""

    def holds_at(self, now: datetime) -> bool:
        """Whether it has begun and is not over."""
        return self.since <= now and (self.until is None or now < self.until)

    @property
    def words(self) -> str:
        """As a pass carries it, to the second: `s:1767225600:1798761600:d`. `by` stays behind.

        It ends with the second in which it ends, never later.
        """
        ends = "" if self.until is None else int(self.until.timestamp())
        # A part of a second before it begins is not in it.
        begins = -int(-self.since.timestamp() // 1)
        formats = "".join(letter for letter in "dp" if _FORMAT_OF[letter] in self.formats)
        return f"{_LETTER_OF[self.kind]}{self.key}:{begins}:{ends}:{formats}"


def right_of(words: str) -> Right | None:
    """The right that a pass carries in these words; None for words that no right is written in."""
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
    )


def is_right(given: object) -> bool:
    """Whether it is a right in which everything is of its kind."""
    return (
        isinstance(given, Right)
        and isinstance(given.kind, str)
        and given.kind in RIGHT_KINDS
        and isinstance(given.key, str)
        and (given.kind == "subscriber") == (given.key == "")
        and isinstance(given.formats, frozenset)
        and given.formats <= FORMATS
        and is_instant(given.since)
        and (given.until is None or is_instant(given.until))
    )


def is_instant(moment: object) -> bool:
    """A time with a zone; without one it could mean several instants."""
    return isinstance(moment, datetime) and moment.utcoffset() is not None
