"""What a rule is: a pattern of written text, and what is said for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from octavo.core.renditions.narration.spoken.manners import Manner

CLOSED = re.compile(r"[\s\"'’”»)\]]*\Z")
WORD_BEFORE = re.compile(r"([^\W\d_]+)[.,]?[ \u00a0]?\Z")
NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]{1,30})")
FARTHEST = 40  # letters to look back: so the work stays in step with the length of the text


@dataclass(frozen=True, slots=True)
class Found:
    """A match, and the manner in which it is to be said."""

    match: re.Match[str]
    manner: Manner

    def __getitem__(self, group: str) -> str:
        return self.match[group] or ""

    @property
    def american(self) -> bool:
        return self.manner.is_american

    @property
    def before(self) -> str:
        """The text just before it."""
        starts = self.match.start()
        return self.match.string[max(0, starts - FARTHEST) : starts]

    @property
    def after(self) -> str:
        """The text just after it."""
        ends = self.match.end()
        return self.match.string[ends : ends + 2 * FARTHEST]

    @property
    def word_before(self) -> str:
        found = WORD_BEFORE.search(self.before)
        return found[1] if found else ""

    @property
    def word_after(self) -> str:
        found = NEXT_WORD.match(self.match.string, self.match.end())
        return found[1] if found else ""

    @property
    def stop(self) -> str:
        """A full stop if its last sign is one and the text ends with it: it ends the sentence too."""
        ends = self.match[0].endswith(".") and CLOSED.match(self.match.string, self.match.end())
        return "." if ends else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said is words and signs, as in a spoken text; `None` leaves it to the next rule.

    A pattern is tried where a word, a number or a sign begins. It may look back; what it takes is
    bounded or taken whole, or a long text would take time that grows with its square.
    """

    pattern: re.Pattern[str]
    say: Callable[[Found], str | None]

    def said_at(self, text: str, at: int, manner: Manner) -> tuple[str, int] | None:
        """What is said for the text from there on, and where it ends."""
        match = self.pattern.match(text, at)
        if match is None or match.end() == at:
            return None
        said = self.say(Found(match, manner))
        return None if said is None else (said, match.end())
