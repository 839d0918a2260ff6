"""What stands above the text: the lines, the fields read from them, and where the text begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline
from octavo.importers.copy import Guess, Hints
from octavo.importers.judgement.joining import is_cut
from octavo.importers.judgement.site import is_paper
from octavo.importers.judgement.zone import META, HeadLine

_BEING = ("is", "ist", "est", "es", "è", "é", "är", "er")
_LONGEST_LIFE = 30  # words
_MOST_CAPTION = 25  # words of sentences between a byline and a credit
_FEWEST_CUT = 8  # words before a break that are no title
_MOST_ABOVE = 90  # words of sentences that may stand above byline, date or credit


@dataclass(slots=True)
class Head:
    """The fields, with the words each was read from. `is_signed`: the text itself names authors."""

    headline: str = ""
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    section: str = ""
    dateline: str = ""
    published_on: date | None = None
    lead_image: Figure | None = None
    is_signed: bool = False
    guesses: list[Guess] = field(default_factory=list)

    @property
    def sources(self) -> list[str]:
        return [guess.source for guess in self.guesses]

    def guess(self, name: str, value: str, source: str) -> None:
        self.guesses.append(Guess(name, value, source))


class Above:
    """The lines above the text on their way into a head; each is taken at most once.

    `headline_at` is the place of the headline's line, -1 while there is none; `body_at` is the
    place of the first line of the text. `common_words` stand in the text without a capital.
    """

    def __init__(
        self,
        lines: list[HeadLine],
        hints: Hints,
        *,
        names_of_site: frozenset[str],
        common_words: frozenset[str] = frozenset(),
    ) -> None:
        self.lines = lines
        self.hints = hints
        self.names_of_site = names_of_site
        self.common_words = common_words
        self.head = Head()
        self.headline_at = -1
        self.body_at = _body_starts(lines)
        _call_names_titles(lines)
        _call_lives_jobs(lines)
        _call_only_job_title(self.above)

    @property
    def above(self) -> list[HeadLine]:
        return self.lines[: self.body_at]

    @property
    def has_own_hints(self) -> bool:
        """Whether the file says of itself what it is; a mail's header only says who sent it."""
        return not self.hints.is_from_sender

    def below_job(self, place: int) -> int:
        """The place below a name, past a line that says what the named one is."""
        below = place + 1
        return below + (below < len(self.lines) and self.lines[below].kind == "job")


def _body_starts(lines: list[HeadLine]) -> int:
    """Where the text begins: after the last byline, date or credit that stands above it."""
    words, since_signed, start = 0, 0, 0
    signed: frozenset[str] = frozenset()
    for place, line in enumerate(lines):
        if line.kind == "prose":
            words += line.words
            since_signed += line.words
        signing = line.names if line.kind in ("signature", "names") else frozenset()
        is_again = bool(words and signing and signing <= signed)  # the page repeats its byline
        is_inside = line.kind in ("credit", "caption", "figure") and since_signed > _MOST_CAPTION
        if line.kind == "other" or words > _MOST_ABOVE or is_again or (signed and is_inside):
            break
        if line.kind in META and _cuts(lines, place):
            return place - 1
        signed |= signing
        if line.kind in ("signature", "names", "date"):
            since_signed = 0
        if line.kind == "figure" and words:
            continue  # a picture among paragraphs stands in the text
        if line.kind in META or line.kind in ("headline", "standfirst", "caption"):
            start = place + 1
    below = range(start, len(lines))
    return next((p for p in below if lines[p].kind in ("prose", "other")), len(lines))


def _cuts(lines: list[HeadLine], place: int) -> bool:
    """Whether a line that is no text stands in the middle of a sentence: the text has begun."""
    before = lines[place - 1] if place else None
    after = next((line for line in lines[place + 1 :] if line.kind not in META), None)
    if before is None or after is None or before.kind not in ("title", "prose"):
        return False
    is_open = before.words >= _FEWEST_CUT and is_cut(before.text)
    return is_open and after.text[:1].islower()


def _call_lives_jobs(lines: list[HeadLine]) -> None:
    """`Ada Fox is a columnist`, where Ada Fox signs: a line about the author, not the piece."""
    signing = [line.names for line in lines if line.kind in ("signature", "names")]
    known = frozenset[str]().union(*signing)
    for line in lines:
        low = line.text.casefold()
        is_life = any(low.startswith(f"{name} {verb} ") for name in known for verb in _BEING)
        if line.kind in ("title", "prose") and is_life and line.words <= _LONGEST_LIFE:
            line.kind = "job"


def _call_only_job_title(above: list[HeadLine]) -> None:
    """`The Bureau of Bridges` below a byline is the headline where no other line can be."""
    if any(line.kind in ("title", "headline") for line in above):
        return
    for line in above:
        if line.kind == "job":
            line.kind = "title"
            return


def _call_names_titles(lines: list[HeadLine]) -> None:
    """Where somebody signs with `By`, a line like `Forty-One Stairs` is no author but a title."""
    signing = [line.names for line in lines if line.kind == "signature"]
    known = frozenset[str]().union(*signing)
    for line in lines if known else ():
        is_bare = line.kind == "names" and line.signature is not None and not line.signature.day
        if is_bare and not is_paper(line.text) and not line.names & known:
            line.kind = "title"
