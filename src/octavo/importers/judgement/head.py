"""Reads headline, standfirst, bylines, date and section from the lines above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from octavo.core.manuscript.blocks import Figure, Subhead
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.importers.copy import Guess, Hints
from octavo.importers.judgement import sections
from octavo.importers.judgement.credits import labelled_caption
from octavo.importers.judgement.names import is_desk
from octavo.importers.judgement.pieces import Piece, is_marked_whole, plain
from octavo.importers.judgement.roles import PICTURES
from octavo.importers.judgement.site import is_paper, is_site
from octavo.importers.judgement.zone import META, HeadLine, dated_place, dated_section, head_lines

KICKER = "a kicker that names no section"
MONTH = "a month without a day"
JOB = "what the author is"
AGENCY = "the agency’s mark"
SITE = "the name of the site"
_MOST_ABOVE = 90  # words of sentences that may stand above byline, date or credit
_LONGEST_STANDFIRST = 80  # words
_FEWEST_IN_STANDFIRST = 5  # words of a line without a full stop that still is a standfirst
_LONGEST_CAPTION = 50  # words
_SPOKEN = '—–-“„«"‘'
_OPENING_SENTENCE = 45  # words of a paragraph that may be a standfirst below the byline


@dataclass(slots=True)
class Head:
    """What stood above the text, field by field, with the words each was read from."""

    headline: str = ""
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    section: str = ""
    dateline: str = ""
    published_on: date | None = None
    lead_image: Figure | None = None
    is_signed: bool = False
    guesses: list[Guess] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def guess(self, name: str, value: str, source: str) -> None:
        self.guesses.append(Guess(name, value, source))
        self.sources.append(source)


def read_head(
    pieces: Sequence[Piece], hints: Hints, *, language: str, names_of_site: frozenset[str]
) -> Head:
    """Take the fields from the lines above the text; what the file says of itself goes first."""
    lines = head_lines(pieces, language=language)
    head = Head()
    reader = _Reader(lines, head, hints, names_of_site)
    reader.read_headline()
    reader.read_signature()
    reader.read_day_and_section()
    reader.read_standfirst()
    reader.read_picture()
    reader.set_aside_rest()
    return head


class _Reader:
    """Works through the head's lines; each line is taken at most once."""

    def __init__(
        self, lines: list[HeadLine], head: Head, hints: Hints, names_of_site: frozenset[str]
    ) -> None:
        self.lines = lines
        self.head = head
        self.hints = hints
        self.names_of_site = names_of_site
        self.headline_at = -1
        self.body_at = self._body_starts()
        self._call_names_titles()

    def _open(self, line: HeadLine) -> bool:
        return line.piece.is_open

    def _take(self, line: HeadLine) -> None:
        line.piece.is_taken = True

    def _body_starts(self) -> int:
        """Where the text begins: after the last byline, date or credit that stands above it."""
        words, start = 0, 0
        signed: set[str] = set()
        for place, line in enumerate(self.lines):
            if line.kind == "prose":
                words += line.words
            names = _names_in(line)
            is_again = bool(words and names and names <= signed)  # the page repeats its byline
            if line.kind == "other" or words > _MOST_ABOVE or is_again:
                break
            signed |= names
            if line.kind == "figure" and words:
                continue  # a picture among paragraphs stands in the text
            if line.kind in META or line.kind in ("headline", "standfirst", "caption"):
                start = place + 1
        return next(
            (p for p in range(start, len(self.lines)) if self.lines[p].kind in ("prose", "other")),
            len(self.lines),
        )

    def _call_names_titles(self) -> None:
        """Where somebody signs with `By`, a line like `Forty-One Stairs` is no author but a title."""
        signed = [
            b
            for line in self.lines
            if line.kind == "signature" and line.signature
            for b in line.signature.bylines
        ]
        known = {byline.name.casefold() for byline in signed}
        for line in self.lines if signed else []:
            is_bare = line.kind == "names" and line.signature and not line.signature.day
            if is_bare and line.signature and not is_paper(line.text):
                names = {byline.name.casefold() for byline in line.signature.bylines}
                line.kind = line.kind if names & known else "title"

    def read_headline(self) -> None:
        """The line that names the piece: labelled, hinted, marked as a heading, or the first title."""
        hinted = "" if self.hints.is_from_sender else self.hints.headline
        place = self._labelled_headline()
        if place is None and hinted:
            place = self._same_as(hinted)
            self.head.headline = hinted
            if place is None:
                self.headline_at = -1
                return
        if place is None:
            place = self._first_title()
        if place is None:
            self.head.headline = self.hints.headline
            return
        line = self.lines[place]
        self.headline_at = place
        self.head.headline = self.head.headline or self._cased(line.text)
        self.head.guess("headline", self.head.headline, line.text)
        self._take(line)

    def _cased(self, headline: str) -> str:
        """A headline in capitals, as the file writes it elsewhere."""
        is_same = plain(headline) == plain(self.hints.headline)
        return self.hints.headline if headline.isupper() and is_same else headline

    def _labelled_headline(self) -> int | None:
        return next((p for p, line in enumerate(self.lines) if line.kind == "headline"), None)

    def _same_as(self, headline: str) -> int | None:
        wanted = plain(headline)
        return next((p for p, line in enumerate(self.lines) if plain(line.text) == wanted), None)

    def _first_title(self) -> int | None:
        titles = self._below_menu([p for p in range(self.body_at) if self.lines[p].kind == "title"])
        headings = [p for p in titles if isinstance(self.lines[p].piece.block, Subhead)]
        if headings:
            return min(headings, key=lambda p: (self.lines[p].piece.block.level, p))
        named = [p for p in titles if not is_site(self.lines[p].text, self.names_of_site)]
        named = named or titles
        if len(named) > 1 and (
            self._is_kicker_before(named[0], named[1]) or self._is_paper_before(named[0], named[1])
        ):
            named = named[1:]
        if named:
            return named[0]
        return self._title_of_last_resort()

    def _below_menu(self, titles: list[int]) -> list[int]:
        """Titles above the site's menu, and one above the number of the issue, name the magazine."""
        for place in range(self.body_at):
            line = self.lines[place]
            is_number = line.kind in ("month", "kicker") and line.text[-1:].isdigit()
            below = [p for p in titles if p >= place]
            above = [p for p in titles if p < place]
            if below and above and (line.is_below_menu or (is_number and len(above) == 1 == place)):
                titles = below
        return titles

    def _is_kicker_before(self, first: int, second: int) -> bool:
        """Whether the first of two titles only says what kind of piece it is."""
        one, two = self.lines[first], self.lines[second]
        if second != first + 1 or one.words > 3:
            return False
        return one.text.isupper() and not two.text.isupper() and two.words <= 14

    def _is_paper_before(self, first: int, second: int) -> bool:
        """Whether the first of two titles is the magazine's: `THE MARL REVIEW`."""
        one = self.lines[first]
        return second == first + 1 and one.words <= 5 and is_paper(one.text)

    def _title_of_last_resort(self) -> int | None:
        """A kicker, a section or a name may be the headline where no other line can be."""
        above = range(min(self.body_at, len(self.lines)))
        signed = any(self.lines[p].kind == "signature" for p in above)
        for kind in ("kicker", "names", "section") if signed else ("kicker", "section", "names"):
            for p in above:
                if self.lines[p].kind == kind and not (
                    kind == "names" and self.lines[p].signature and self.lines[p].signature.day
                ):
                    return p
        first = self.lines[0] if self.lines else None
        if (
            first
            and first.kind == "prose"
            and first.words <= 16
            and len(self.lines) > 1
            and (self.lines[1].kind in META or self.lines[1].words > 2 * first.words)
        ):
            return 0
        return None

    def read_signature(self) -> None:
        """Bylines that a word introduces; else names alone, where names of authors stand."""
        for place, line in enumerate(self.lines[: self.body_at]):
            near = self.lines[max(0, place - 1) : place + 2]
            is_beside = any(each.kind == "signature" for each in near)
            is_role = line.kind == "credit" and is_beside and _is_roles(line)
            if (line.kind == "signature" or is_role) and self._open(line):
                self._sign(line)
        self.head.is_signed = any(b.role not in PICTURES for b in self.head.bylines)
        if not self.head.is_signed:
            for place in range(self.body_at):
                line = self.lines[place]
                if line.kind == "names" and self._open(line) and self._may_sign(place):
                    self._sign(line)
                    self.head.is_signed = True
                    break
        if not self.head.is_signed or not self.head.bylines:
            self.head.bylines = tuple(dict.fromkeys((*self.hints.bylines, *self.head.bylines)))
        elif self.hints.bylines and not self.hints.is_from_sender:
            self.head.bylines = _with_addresses(self.head.bylines, self.hints.bylines)

    def _sign(self, line: HeadLine) -> None:
        signature = line.signature
        if signature is None:
            return
        self.head.bylines = tuple(dict.fromkeys((*self.head.bylines, *signature.bylines)))
        self.head.section = self.head.section or signature.section
        if signature.day and self.head.published_on is None:
            self.head.published_on = signature.day
            self.head.guess("published_on", signature.day.isoformat(), line.text)
        self.head.guess("bylines", ", ".join(b.name for b in signature.bylines), line.text)
        self._take(line)

    def _may_sign(self, place: int) -> bool:
        """Whether names without `By` stand where authors do: by a date, or above the text."""
        line = self.lines[place]
        signature = line.signature
        if signature is None or place == self.headline_at or len(signature.bylines) > 4:
            return False
        if self.hints.bylines and not self.hints.is_from_sender:
            known = {byline.name.casefold() for byline in self.hints.bylines}
            return any(byline.name.casefold() in known for byline in signature.bylines)
        if signature.day or any(byline.url for byline in signature.bylines):
            return True
        beside = [p for p in (place - 1, self._below_job(place)) if 0 <= p < len(self.lines)]
        if any(self.lines[p].kind == "date" for p in beside):
            return True
        if self.headline_at < 0:
            return False
        below = self._below_job(place)
        following = self.lines[below] if below < len(self.lines) else None
        is_above_text = following is None or following.kind in ("prose", "other", *META)
        return (place > self.headline_at and is_above_text) or place + 1 == self.headline_at

    def read_day_and_section(self) -> None:
        for line in self.lines[: self.body_at]:
            if line.kind in ("date", "names") and self._open(line) and self._has_day(line):
                place = dated_place(line.text)
                dated = dated_section(line.text)
                day = dated[0] if dated else place[1] if place else None
                self.head.section = self.head.section or (dated[1] if dated else "")
                if place and not self.head.dateline:
                    self.head.dateline = place[0]
                if day and self.head.published_on is None:
                    self.head.published_on = day
                    self.head.guess("published_on", day.isoformat(), line.text)
                    self._take(line)
                else:
                    line.piece.reason = "another date above the text"
            elif line.kind == "month" and self._open(line):
                line.piece.reason = MONTH
            elif line.kind == "section" and self._open(line):
                slug = sections.read_section(line.text)
                self.head.section = self.head.section or slug
                self.head.guess("section", slug, line.text)
                self._take(line)
        self.head.published_on = self.hints.published_on or self.head.published_on
        self.head.section = _slug(self.hints.section) or self.head.section

    def _has_day(self, line: HeadLine) -> bool:
        """A date; beside names it counts once somebody else has signed, for then they are a place."""
        return line.kind == "date" or (self.head.is_signed and dated_place(line.text) is not None)

    def read_standfirst(self) -> None:
        """The lines below the headline that sum the piece up."""
        labelled = [line for line in self.lines if line.kind == "standfirst"]
        if self.hints.standfirst and not labelled:
            wanted = plain(self.hints.standfirst)
            labelled = [line for line in self.lines if plain(line.text) == wanted]
        chosen = labelled or ([] if self._is_settled() else self._below_headline())
        if chosen:
            self.head.standfirst = " ".join(line.text for line in chosen)
            self.head.guess("standfirst", self.head.standfirst, self.head.standfirst)
            for line in chosen:
                self._take(line)
        self.head.standfirst = self.hints.standfirst or self.head.standfirst

    def _is_settled(self) -> bool:
        """Whether the file itself has said what its headline and standfirst are."""
        return bool(self.hints.standfirst) or (
            bool(self.hints.headline) and not self.hints.is_from_sender and self.headline_at < 0
        )

    def _below_headline(self) -> list[HeadLine]:
        if self.headline_at < 0:
            return []
        below = self.lines[self.headline_at + 1 :]
        signed = [
            p
            for p, line in enumerate(below)
            if line.kind in ("signature", "names", "date")
            and line.piece.is_taken
            and p + self.headline_at + 1 < self.body_at
        ]
        if signed:
            between = [
                line
                for line in below[: signed[0]]
                if line.kind in ("title", "prose") and self._open(line)
            ]
            if len(between) > 1 and self._is_above_credit(between[-1]):
                between.pop()
            if between and sum(line.words for line in between) <= _LONGEST_STANDFIRST:
                return between[:3]
            below = below[signed[-1] + 1 :]
        rest = [line for line in below if self._open(line) and line.kind not in META]
        return self._above_text(rest, is_signed=bool(signed))

    def _is_above_credit(self, line: HeadLine) -> bool:
        """Whether a credit stands right below, so that the line is its caption."""
        below = self.lines.index(line) + 1
        if below == self.headline_at + 2:
            return False  # the line below the headline is its standfirst
        return below < len(self.lines) and self.lines[below].kind == "credit"

    def _above_text(self, rest: Sequence[HeadLine], *, is_signed: bool) -> list[HeadLine]:
        """A standfirst that no byline parts from the text: marked as a whole, or no sentence."""
        if len(rest) < 2 or rest[0].kind not in ("title", "prose", "caption"):
            return []
        line, following = rest[0], rest[1]
        if self._is_above_credit(line) or labelled_caption(line.text):
            return []
        if isinstance(line.piece.block, Subhead) and line.words < _FEWEST_IN_STANDFIRST:
            return []
        if line.words <= _LONGEST_STANDFIRST and is_marked_whole(line.piece.inlines):
            return [line]
        if line.kind == "title":
            return (
                [line] if line.words >= _FEWEST_IN_STANDFIRST and following.kind != "title" else []
            )
        if line.is_above_tools and line.words <= _OPENING_SENTENCE and following.kind == "prose":
            return [line]
        is_signed_above = not is_signed and self.head.is_signed
        is_brief = line.words <= _OPENING_SENTENCE and following.words >= 1.8 * line.words
        has_one_sentence = len(re.findall(r"[.!?…][”\"’']?\s", line.text)) == 0
        if (
            is_signed_above
            and is_brief
            and (has_one_sentence or line.words <= 30)
            and line.words >= 8
        ):
            return [line]
        return []

    def read_picture(self) -> None:
        """A credit above the text belongs to the lead image, with the caption beside it.

        Where the file names its lead image itself, other pictures stay where they are.
        """
        figure = next(
            (
                line
                for line in self.lines[: self.body_at]
                if line.kind == "figure" and self._open(line)
            ),
            None,
        )
        is_free = self.hints.lead_image is None
        if is_free and figure is not None and isinstance(figure.piece.block, Figure):
            self.head.lead_image = figure.piece.block
            self._take(figure)
        for place, line in enumerate(self.lines[: self.body_at]):
            if line.kind not in ("credit", "caption") or not self._open(line):
                continue
            lead = self.head.lead_image
            if lead is not None and lead.credit:
                break
            self._credit(place, line, lead or Figure())
        self.head.lead_image = self.hints.lead_image or self.head.lead_image

    def _credit(self, place: int, line: HeadLine, lead: Figure) -> None:
        caption = line.caption or self._caption_beside(place)
        inlines = (Text(caption),) if caption else lead.caption
        self.head.lead_image = Figure(
            lead.source, lead.alt, inlines or lead.caption, line.credit, lead.licence, lead.span
        )
        self.head.guess("lead_image", line.credit, line.text)
        self._take(line)

    def _caption_beside(self, place: int) -> str:
        """A line next to the credit, below the byline, that is no standfirst."""
        signed = max(
            (
                p
                for p, line in enumerate(self.lines[: self.body_at])
                if line.kind in ("signature", "names", "date")
            ),
            default=-1,
        )
        for beside in (place - 1, place + 1):
            if not max(signed, self.headline_at) < beside < self.body_at:
                continue
            line = self.lines[beside]
            is_spoken = line.text[:1] in _SPOKEN or line.text[-1:] == "?"
            if is_spoken or line.words > _LONGEST_CAPTION:
                continue
            if line.kind in ("title", "prose") and self._open(line):
                self._take(line)
                caption = labelled_caption(line.text) or line.text
                self.head.guess("caption", caption, line.text)
                return caption
        return ""

    def set_aside_rest(self) -> None:
        """Titles left above the headline are kickers or the site's name."""
        for place, line in enumerate(self.lines[: self.body_at]):
            if not self._open(line):
                continue
            if place < self.headline_at and line.kind in ("title", "kicker", "names"):
                is_name = is_site(line.text, self.names_of_site)
                line.piece.reason = SITE if is_name else KICKER
            elif self.head.is_signed and is_desk(line.text.strip("()[] ")):
                line.piece.reason = AGENCY
            elif line.kind == "job":
                line.piece.reason = JOB
            elif line.kind == "kicker" and (place < self.body_at - 1 or line.text[-1:].isdigit()):
                line.piece.reason = KICKER

    def _below_job(self, place: int) -> int:
        """The line below names, past one that says what they are."""
        below = place + 1
        return below + (below < len(self.lines) and self.lines[below].kind == "job")


def _is_roles(line: HeadLine) -> bool:
    return (
        line.signature is not None
        and line.signature.is_introduced
        and bool(
            re.match(r"\w+s\s*(?::|(?:and\s+\w+\s+)?(?:by|von|par|de)\b)", line.text, re.IGNORECASE)
        )
    )


def _with_addresses(seen: tuple[Byline, ...], known: tuple[Byline, ...]) -> tuple[Byline, ...]:
    """The names as they were read, with the addresses that the file gives elsewhere."""
    urls = {byline.name.casefold(): byline.url for byline in known}
    return tuple(Byline(b.name, b.role, b.url or urls.get(b.name.casefold(), "")) for b in seen)


def _slug(section: str) -> str:
    if not section:
        return ""
    read = sections.read_section(section)
    return read or (section if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", section) else "")


def _names_in(line: HeadLine) -> set[str]:
    """The names of a line that signs, for telling whether another line signs again."""
    if line.kind != "signature" or line.signature is None:
        return set()
    return {byline.name.casefold() for byline in line.signature.bylines}
