"""Where each article came to stand on the pages, read from the marks of the design."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Mark = Mapping[str, Any]
_NO_TEXT = ("unfilled", "filler")
_ACROSS = ("figure", "quote", "table")

MOST_EMPTY = 6  # lines that a column may leave empty before its foot
NOTES_APART = 2  # lines from the text to the first of a column's notes
CLEARANCE = 2  # lines of white that part a figure from the text


@dataclass(frozen=True, slots=True)
class Grid:
    """Baselines in a column, and the distance between them in points."""

    lines: int = 48
    pitch: float = 13.0

    @property
    def millimetres(self) -> float:
        """One line of the grid in millimetres."""
        return self.pitch * 25.4 / 72


@dataclass(frozen=True, slots=True)
class Opener:
    """The opener as it was set: the lines it takes of each column, and what stands in it.

    `words` is the depth in millimetres of all that stands above the picture; `lead` and `panel`
    are the heights of picture and field.
    """

    lines: int = 0
    takes_page: bool = False
    words: float = 0.0
    lead: float = 0.0
    panel: float = 0.0
    sink: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure or a pull quote as it was set. One that hangs in the margin takes no lines.

    `spans` is how many columns it goes across.
    """

    path: str
    lines: int
    spans: int = 1
    is_across: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class ArticleLayout:
    """One article as it was set.

    `pages` is its budget, 0 for as many as it needs, `first` its first page and `last` the last one
    with a line or a picture of it, both counted from the cover. `emptied` are the lines that each
    column leaves empty from the one in which the text ends, `filler` is the page of its filler.
    """

    slug: str
    pages: int
    first: int
    last: int
    columns: int
    emptied: tuple[int, ...] = ()
    opener: Opener = Opener()
    figures: tuple[Piece, ...] = ()
    quotes: tuple[Piece, ...] = ()
    grid: Grid = Grid()
    filler: int = 0

    @property
    def taken(self) -> int:
        """How many pages it really takes."""
        return self.last - self.first + 1

    def slack_in(self, pages: int) -> int:
        """Lines to fill if it were given that many pages; below nought, lines too many."""
        page = self.columns * self.grid.lines
        return (pages - self.taken) * page + sum(self.emptied)

    @property
    def slack(self) -> int:
        """The same for its budget."""
        return self.slack_in(self.pages or self.taken)

    @property
    def over(self) -> int:
        """Lines that stand beyond the pages of its budget."""
        return max(0, -self.slack)

    @property
    def under(self) -> int:
        """Lines of its budget that stay empty behind its end."""
        return max(0, self.slack)

    @property
    def fits(self) -> bool:
        """Whether it takes its pages and ends at the foot of the last one."""
        return self.slack >= 0 and self.ends_at_foot and self.taken == (self.pages or self.taken)

    @property
    def room(self) -> int:
        """Lines below its end that a filler can take: none where another column stays empty."""
        below, *later = self.emptied or (0,)
        return below if all(lines <= MOST_EMPTY for lines in later) else 0

    @property
    def ends_at_foot(self) -> bool:
        """Whether its last page is full."""
        return all(lines <= MOST_EMPTY for lines in self.emptied)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole issue, or one article, as it was set."""

    articles: tuple[ArticleLayout, ...] = ()
    first_folio: int = 1
    grid: Grid = field(default_factory=Grid)

    @property
    def folios(self) -> dict[str, int]:
        """The printed number of each article's first page."""
        return {it.slug: it.first + self.first_folio - 1 for it in self.articles}

    @property
    def part_empty(self) -> tuple[int, ...]:
        """The pages with a column that stays empty for more than the few lines it may."""
        return tuple(
            page
            for it in self.articles
            for page in range(it.last, it.first + max(it.taken, it.pages))
            if page > it.last or not it.ends_at_foot
        )


def layout(
    marks: Sequence[Mark],
    *,
    budgets: Mapping[str, int],
    grid: Grid | None = None,
    first_folio: int = 1,
) -> Layout:
    """The layout that the marks tell of. `budgets` are the pages of each article, by slug."""
    grid = grid or Grid()
    by_slug: dict[str, list[Mark]] = {}
    for mark in marks:
        by_slug.setdefault(mark.get("slug", ""), []).append(mark)
    articles = (
        _article(slug, budgets[slug], own, grid)
        for slug, own in by_slug.items()
        if slug in budgets and {"item-begin", "item-end"} <= {mark["what"] for mark in own}
    )
    return Layout(tuple(articles), first_folio, grid)


def grid_of(marks: Sequence[Mark]) -> Grid:
    """The grid of the design, as its mark says."""
    for mark in marks:
        return Grid(int(mark["lines"]), float(mark["line_pt"]))
    return Grid()


def _article(slug: str, pages: int, marks: Sequence[Mark], grid: Grid) -> ArticleLayout:
    begins, ends = _one(marks, "item-begin"), _one(marks, "item-end")
    columns = int(ends.get("columns", 2))
    last = max(mark["page"] for mark in marks if mark["what"] not in _NO_TEXT)
    return ArticleLayout(
        slug=slug,
        pages=pages,
        first=begins["page"],
        last=last,
        columns=columns,
        emptied=(
            *_emptied(ends, marks, columns, grid),
            *(
                lines
                for page in range(ends["page"] + 1, last + 1)
                for lines in _below_pictures(marks, page, columns, grid)
            ),
        ),
        opener=_opener(marks),
        figures=tuple(_pieces(marks, "figure")),
        quotes=tuple(_pieces(marks, "quote")),
        grid=grid,
        filler=max((mark["page"] for mark in marks if mark["what"] == "filler"), default=0),
    )


def _one(marks: Iterable[Mark], what: str) -> Mark:
    return next(mark for mark in marks if mark["what"] == what)


def _emptied(ends: Mark, marks: Iterable[Mark], columns: int, grid: Grid) -> tuple[int, ...]:
    """What the end's column and those after it leave empty, above notes and below pictures."""
    page, column = ends["page"], ends["column"]
    here = [mark for mark in marks if mark["page"] == page]
    across = sum(
        piece.lines
        for piece in (piece for what in _ACROSS for piece in _pieces(here, what))
        if piece.spans > 1
    )
    opener = next((mark for mark in here if mark["what"] == "opener-end"), None)
    taken = across + (_opener([opener]).lines if opener else 0)
    first = max(0, int(ends["lines_left"]) - _at_foot(here, ends))
    later = [
        max(0, grid.lines - taken - _notes(here, number)) for number in range(column + 1, columns)
    ]
    return (first, *later)


def _at_foot(here: Iterable[Mark], ends: Mark) -> int:
    """The lines that notes, pictures, boxes or a filler take below the end, in its column."""
    lower = [
        int(mark["lines_left"]) + CLEARANCE
        for mark in here
        if _is_in(mark, ends["column"])
        and mark["what"] not in ("note", "item-end")
        and mark["lines_left"] < ends["lines_left"] + (mark["what"] == "filler")
    ]
    return max([_notes(here, ends["column"]), *lower])


def _is_in(mark: Mark, column: int) -> bool:
    return bool(mark["column"] == column or int(mark.get("spans", 1)) > 1)


def _below_pictures(marks: Iterable[Mark], page: int, columns: int, grid: Grid) -> Iterable[int]:
    """What a page behind the end leaves empty, on which pictures, tables or boxes came to stand."""
    here = [mark for mark in marks if mark["page"] == page]
    for column in range(columns):
        left = [
            max(0, int(mark["lines_left"]) - int(mark.get("height_lines", 0)))
            for mark in here
            if _is_in(mark, column)
        ]
        yield min(left, default=grid.lines)


def _notes(here: Iterable[Mark], column: int) -> int:
    """The lines that notes take at the foot of a column."""
    left = [
        int(mark["lines_left"])
        for mark in here
        if mark["what"] == "note" and mark["column"] == column
    ]
    return max(left) + NOTES_APART if left else 0


def _opener(marks: Iterable[Mark]) -> Opener:
    for mark in marks:
        if mark["what"] == "opener-end":
            return Opener(
                lines=round(mark["lines"]) + (0 if mark["takes_page"] else 2),
                takes_page=mark["takes_page"],
                words=mark["words_mm"],
                lead=mark["lead_mm"],
                panel=mark["panel_mm"],
                sink=int(mark.get("sink_lines", 0)),
            )
    return Opener()


def _pieces(marks: Iterable[Mark], what: str) -> Iterable[Piece]:
    for mark in marks:
        if mark["what"] == what and mark.get("path"):
            is_across = mark.get("form", "across") == "across"
            spans = int(mark.get("spans", mark.get("columns", 1)))
            apart = 0 if what == "quote" else CLEARANCE  # a quote's own lines hold its white
            yield Piece(
                path=mark["path"],
                lines=int(mark.get("height_lines", 0)) + apart if is_across else 0,
                spans=spans if is_across else 0,
                is_across=is_across,
                height=float(mark.get("height_mm", 0.0)),
            )
