"""The rule of copy-fitting: what an article's opener, quotes and figures give or take.

All that can give stands on the grid, so lines are counted, not tried: how many lines of the columns
the article has to fill is known from the pages as first set, and `fitted` says which heights fill
them. What it foretells is measured again, and the `Wish` is put right by the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from octavo.core.renditions.paged.fits import Fit
from octavo.core.renditions.paged.layout import MOST_EMPTY, ArticleLayout, Piece

AIM = 2  # lines left empty at the foot: the middle of what is allowed would look like a mistake
LEAD_LEAST, LEAD_MOST = 55.0, 150.0  # millimetres
PANEL_MOST = 40  # lines of a column; a deeper field takes the whole page
SINK_MOST = 22  # lines of white above the text behind an opener that takes a page
QUOTE_GUESS, QUOTE_MOST = 9, 16  # lines of a quote across the columns
QUOTES_MOST = 3
FIGURE_LEAST = 0.75  # of the height it has by itself
_UNDER_PICTURE = 12.0  # millimetres between words and picture
_CAPTION = 2.0  # lines, where nothing was measured
_WHOLE_PAGE = 400.0  # millimetres; a field as deep takes the page


@dataclass(frozen=True, slots=True)
class Subject:
    """An article as it was first set, before anything was fitted, and its lead image's ratio.

    `page_width` is in millimetres: a picture that bleeds off both sides is as high as it can be.
    """

    base: ArticleLayout
    ratio: float = 0.0
    page_width: float = 210.0

    @property
    def has_lead(self) -> bool:
        return self.ratio > 0 and self.base.opener.lead > 0

    @property
    def lead_most(self) -> float:
        """As high as its proportions and the page's width allow, and never above the limit."""
        return max(LEAD_LEAST, min(LEAD_MOST, self.page_width / self.ratio))

    @property
    def consumed(self) -> int:
        """Lines of the columns that opener, figures and quotes took as first set."""
        base = self.base
        pieces = (*base.figures, *base.quotes)
        opener = (base.opener.lines + base.opener.sink) * base.columns
        return opener + sum(piece.lines * piece.spans for piece in pieces)

    def wished(self, pages: int) -> int:
        """Lines they would have to take for the article to end at the foot of that many pages."""
        return self.consumed + self.base.slack_in(pages) - AIM

    @property
    def target(self) -> int:
        """The pages to be filled: its budget, or fewer where nothing could fill that.

        A budget that is nearly filled stands: a filler below the end is better than an empty page.
        """
        most = self.base.pages or self.base.taken
        for pages in range(most, 0, -1):
            lacks = _best(self, self.wished(pages)).lacks
            if pages == most and lacks <= self.base.grid.lines // 2:
                break  # too long, or nearly filled: as near as can be
            if 0 <= lacks <= MOST_EMPTY - AIM:
                return pages
        return most


Way = tuple[
    int, bool
]  # how many quotes are taken out of the margin; whether the opener takes a page


@dataclass(frozen=True, slots=True)
class _Try:
    """A fit in one way: its price (how far it leaves the design's own), and what it lacks."""

    way: Way
    fit: Fit
    price: float
    lacks: int


@dataclass(frozen=True, slots=True)
class Wish:
    """Lines to be consumed in one way, put right by what was measured.

    `scant` and `ample` are the wishes nearest to each other that took too few lines and too many:
    a paragraph that goes on to the next column takes several at once.
    """

    lines: int
    scant: int | None = None
    ample: int | None = None

    def after(self, slack: int) -> Wish:
        """The next one, when this one left so many lines or, below nought, took too many."""
        scant = self.scant if slack < 0 else self.lines
        ample = self.lines if slack < 0 else self.ample
        if scant is None or ample is None:
            return Wish(self.lines + slack - AIM, scant, ample)
        return Wish((scant + ample) // 2, scant, ample)


def fitted(subject: Subject, wished: int) -> Fit:
    """The fit that comes nearest to consuming the wished lines, at the lowest price."""
    return _best(subject, wished).fit


def _best(subject: Subject, wished: int, wishes: Mapping[Way, Wish] | None = None) -> _Try:
    """The best of all ways; `wishes` are those that were put right, by way."""
    tries = list(_tries(subject, wished, wishes or {}))
    good = [it for it in tries if 0 <= it.lacks <= MOST_EMPTY - AIM]
    if good:
        return min(good, key=lambda it: it.price)
    return min(tries, key=lambda it: (abs(it.lacks), it.price))


def _tries(subject: Subject, wished: int, wishes: Mapping[Way, Wish]) -> Iterator[_Try]:
    base = subject.base
    hanging = [quote for quote in base.quotes if not quote.is_across]
    for count in range(min(len(hanging), QUOTES_MOST) + 1):
        for takes_page in (False, True):
            if takes_page and base.pages == 1:
                continue  # nothing would be left for the text
            way = (count, takes_page)
            lines = wishes[way].lines if way in wishes else wished
            yield _try(subject, lines, way, raised=tuple(hanging[:count]))


def _try(subject: Subject, wished: int, way: Way, *, raised: tuple[Piece, ...]) -> _Try:
    """Everything at the height it likes best; then opener, quotes and figures give in turn."""
    _, takes_page = way
    base, columns = subject.base, subject.base.columns
    across = tuple(quote for quote in base.quotes if quote.is_across)
    quotes = {quote.path: quote.lines for quote in across}
    quotes |= {quote.path: QUOTE_GUESS for quote in raised}
    figures = sum(figure.lines * figure.spans for figure in base.figures)
    room = _opener_room(subject, takes_page=takes_page)
    need = wished - figures - sum(quotes.values()) * columns - room.likes * columns
    opener = room.nearest(room.likes + _lines(need, columns))
    need -= (opener - room.likes) * columns
    stretched = dict(quotes)
    for path, lines in quotes.items():
        more = min(max(0, _lines(need, columns)), max(0, QUOTE_MOST - lines))
        stretched[path] = lines + more
        need -= more * columns
    heights, need = _shrunk(base.figures, need)
    told = {path: lines for path, lines in stretched.items() if _is_told(path, lines, across)}
    fit = Fit(figures=heights, quotes=told, **_opener_fit(subject, room, opener))
    price = (
        len(raised)
        + sum(stretched[path] - lines for path, lines in quotes.items()) * 0.2
        + abs(opener - room.likes) * 0.12
        + (0.0 if takes_page == base.opener.takes_page else 3.0)
        + len(heights)
    )
    return _Try(way, fit, price, need)


def _is_told(path: str, lines: int, across: tuple[Piece, ...]) -> bool:
    """Whether the design has to be told of a quote: not where it does so by itself."""
    return all(quote.path != path or quote.lines != lines for quote in across)


def _lines(need: int, columns: int) -> int:
    """Whole lines of all columns: no more than are to fill, no fewer than are to be freed."""
    return need // columns if need >= 0 else -ceil(-need / columns)


@dataclass(frozen=True, slots=True)
class _Room:
    """How many lines of a column an opener can take, and how many it takes by itself."""

    least: int
    most: int
    likes: int
    takes_page: bool

    def nearest(self, lines: int) -> int:
        return max(self.least, min(self.most, lines))


def _opener_room(subject: Subject, *, takes_page: bool) -> _Room:
    base = subject.base
    lines = base.grid.lines
    if takes_page:
        likes = base.opener.lines if base.opener.takes_page else lines
        return _Room(likes, likes + SINK_MOST, likes, takes_page=True)
    if not base.opener.lines:
        return _Room(0, 0, 0, takes_page=False)
    least = _panel_lines(subject, LEAD_LEAST if subject.has_lead else 0.0)
    if base.opener.takes_page:
        likes = least
    else:
        likes = base.opener.lines
        least = min(least, likes) if subject.has_lead else likes
    return _Room(min(least, PANEL_MOST), PANEL_MOST, min(likes, PANEL_MOST), takes_page=False)


def _offset(subject: Subject) -> float:
    """Lines that an opener takes beside its field: above it on the page, and below it."""
    opener, line = subject.base.opener, subject.base.grid.millimetres
    if opener.takes_page or not opener.lines:
        return (_CAPTION if subject.has_lead else 0.0) - 3.0
    return opener.lines - opener.panel / line


def _panel_lines(subject: Subject, lead: float) -> int:
    line = subject.base.grid.millimetres
    under = _UNDER_PICTURE if subject.has_lead else 0.0
    return ceil((subject.base.opener.words + under + lead) / line + _offset(subject))


def _opener_fit(subject: Subject, room: _Room, lines: int) -> dict[str, Any]:
    """Field, lead image and sink that take these lines of each column."""
    opener = subject.base.opener
    if room.takes_page:
        forced = None if opener.takes_page else _WHOLE_PAGE
        return {"panel": forced, "sink": lines - room.least}
    if lines == opener.lines and not opener.takes_page:
        return {}
    panel = (lines - _offset(subject)) * subject.base.grid.millimetres - 0.5
    if not subject.has_lead:
        return {"panel": round(panel, 2)}
    lead = panel - opener.words - _UNDER_PICTURE
    lead = max(LEAD_LEAST, min(subject.lead_most, lead))
    return {"panel": round(panel, 2), "lead": round(lead, 2)}


def _shrunk(figures: tuple[Piece, ...], need: int) -> tuple[dict[str, float], int]:
    """Figures made lower, one after the other, until enough lines are free."""
    heights: dict[str, float] = {}
    for figure in figures:
        if need >= 0 or not figure.lines or not figure.height:
            continue
        least = ceil(figure.lines * FIGURE_LEAST)
        freed = min(figure.lines - least, ceil(-need / figure.spans))
        if freed:
            heights[figure.path] = round(figure.height * (1 - freed / figure.lines), 2)
            need += freed * figure.spans
    return heights, need


@dataclass(frozen=True, slots=True)
class Attempt:
    """One article on its way to the foot: the fit to be measured next, and the best so far.

    `pages` is what it is to fill, `slack` what the best leaves of that, `room` what of this a
    filler could take. `tried` are the fits that were measured.
    """

    subject: Subject
    pages: int
    way: Way = (0, False)
    fit: Fit = field(default_factory=Fit)
    best: Fit = field(default_factory=Fit)
    slack: int = 0
    room: int = 0
    wishes: Mapping[Way, Wish] = field(default_factory=dict)
    tried: tuple[Fit, ...] = (Fit(),)
    is_done: bool = False

    @classmethod
    def at(cls, subject: Subject) -> Attempt:
        """The first one. An article that fits as first set is left alone."""
        base, pages = subject.base, subject.target
        first = cls(subject, pages, slack=base.slack_in(pages), room=base.room)
        return replace(first, is_done=True) if base.fits else first._next()

    def measured(self, layout: ArticleLayout) -> Attempt:
        """What comes after its fit was set and measured: done, or a wish put right."""
        slack = layout.slack_in(self.pages)
        known = self
        if _badness(slack) < _badness(self.slack):
            known = replace(self, best=self.fit, slack=slack, room=layout.room)
        if 0 <= slack <= MOST_EMPTY:
            return replace(known, is_done=True)
        wish = self.wishes.get(self.way, Wish(self._wished)).after(slack)
        tried = (*self.tried, self.fit)
        return replace(known, wishes={**self.wishes, self.way: wish}, tried=tried)._next()

    @property
    def _wished(self) -> int:
        return self.subject.wished(self.pages)

    def _next(self) -> Attempt:
        """With the fit that is to be measured now; done when it was measured before."""
        best = _best(self.subject, self._wished, self.wishes)
        return replace(self, way=best.way, fit=best.fit, is_done=best.fit in self.tried)

    @property
    def fills(self) -> int:
        """Lines that a filler would have."""
        return min(self.slack, self.room) - AIM

    def filled(self) -> Attempt:
        """Its best, with an advertisement of the house below its end, in the same column."""
        return replace(self, best=replace(self.best, filler=self.fills))

    def unfilled(self) -> Attempt:
        """Its best, as it was without a filler."""
        return replace(self, best=replace(self.best, filler=0))


def _badness(slack: int) -> int:
    """Lines too many are worse than lines to fill."""
    return slack if slack >= 0 else -10 * slack
