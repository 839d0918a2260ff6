"""The pictures within the articles: a chart, a map, an attic, a page of a register."""

from __future__ import annotations

from collections.abc import Callable

from demo_pictures.attic import third_floor
from demo_pictures.map_of_vell import map_of_vell
from demo_pictures.shapes import (
    FINANCE,
    PAPER,
    TECHNOLOGY,
    Drawing,
    circle,
    ground,
    joined,
    line,
    moved,
    rect,
    rounded,
    shape,
    straight,
    words,
)


def figures() -> list[Drawing]:
    return [five_books(), map_of_vell(), third_floor(), register_page()]


GIFT, RATE, CHARGE = 20, 1.03, 1.5
Scale = Callable[[float], float]


def balances(born: int) -> list[tuple[int, float]]:
    """What an untouched book held at the end of each year, from the gift to nothing."""
    held = [(year, GIFT * RATE ** (year - born)) for year in range(born, 1999)]
    while held[-1][1] > 0:
        year, amount = held[-1]
        held.append((year + 1, max(0.0, amount - CHARGE)))
    return held


def five_books() -> Drawing:
    """The books of five years: all rise to 1998 and fall at one pace, the youngest first to end."""
    left, right, top, foot = 130, 1490, 130, 860

    def x(year: float) -> float:
        return left + (year - 1974) / (2028 - 1974) * (right - left)

    def y(crowns: float) -> float:
        return foot - crowns / 44 * (foot - top)

    scale = [
        line(straight((left, y(v)), (right, y(v))), FINANCE.ink, 2 if v else 5,
             stroke_linecap="butt", **({"stroke_opacity": 0.35} if v else {}))
        + words(str(v), left - 22, y(v) + 11, 32, FINANCE.dark, text_anchor="end")
        for v in (0, 10, 20, 30, 40)
    ]  # fmt: skip
    body = [
        ground(1600, 1000, FINANCE.field),
        rect(x(1998), top - 40, right - x(1998), foot - top + 40, PAPER),
        joined(scale),
        words("crowns", 24, y(40) - 48, 32, FINANCE.dark, font_weight=600),
        words("3 per cent a year", x(1980), top - 56, 32, FINANCE.dark, font_weight=600),
        words("No interest, and 1.50 a year charged", x(1998) + 20, top - 56, 32, FINANCE.dark,
              font_weight=600),
        words("year of birth", x(1974), y(20) + 92, 30, FINANCE.dark),
        words("year the book is empty", x(2026) + 36, foot + 98, 30, FINANCE.dark,
              text_anchor="end"),
        words("1998", x(1998), foot + 54, 32, FINANCE.dark, text_anchor="middle"),
        line(straight((x(1998), foot), (x(1998), foot + 14)), FINANCE.dark, 4),
    ]  # fmt: skip
    for born, ends in ((1974, 2026), (1980, 2021), (1985, 2018), (1990, 2015), (1996, 2013)):
        body.append(_book(born, ends, x, y))
    return Drawing("five-books", 1600, 1000, joined(body))


def _book(born: int, ends: int, x: Scale, y: Scale) -> str:
    held = balances(born)
    places = [(x(year), y(amount)) for year, amount in held]
    eldest = born == 1974
    colour = FINANCE.dark if eldest else FINANCE.ink
    end_x, end_y = places[-1]
    start_x, start_y = places[0]
    label: dict[str, object] = {"font_weight": 600, "text_anchor": "middle"}
    return joined([
        line(straight(*places), colour, 10 if eldest else 5),
        circle(start_x, start_y, 13, PAPER, stroke=colour, stroke_width=6),
        circle(end_x, end_y, 13, colour),
        words("1974" if eldest else f"’{born % 100}", start_x, start_y + 52, 32, colour, **label),
        words("2026" if eldest else f"’{ends % 100}", end_x, end_y + 54, 32, colour, **label),
    ])  # fmt: skip


HOUSEHOLD = (
    ("Hask", "Peter", "Head", "68", ""),
    ("", "Joseph", "Son", "42", "Mariner"),
    ("", "Ann", "Wife", "39", ""),
    ("", "Tobias", "Son", "16", "Net boy"),
    ("", "Ruth", "Daur.", "13", ""),
    ("", "Wm.", "Son", "9", "Scholar"),
    ("", "Jane", "Daur.", "4", ""),
    ("", "Elspet", "Daur.", "1", ""),
    ("", "Old Ann", "Lodger", "81", "Knits"),
)
READ_AS = {1: "Do", 2: "Do", 3: "Ditto", 4: "Do", 5: "Do", 6: "Do, Mr", 7: "Ditto", 8: "Do"}


def register_page() -> Drawing:
    """A household in a clerk's hand; upon it, the boxes of the machine that read it."""
    ink, field, dark = TECHNOLOGY.ink, TECHNOLOGY.field, TECHNOLOGY.dark
    red = "#D9481C"
    rows = []
    for index, row in enumerate(HOUSEHOLD):
        y = 372 + 82 * index
        rows.append(line(straight((90, y + 26), (1510, y + 26)), ink, 2))
        rows.append(_entry(row, y, dark))
        if index in READ_AS:
            rows.append(_reading(READ_AS[index], y, red))
    columns = [line(straight((x, 210), (x, 1130)), red, 2.5) for x in (560, 830, 1100, 1220)]
    heads = [
        words(text, x, 262, 30, dark, font_weight=500)
        for text, x in (("Surname", 120), ("Name", 590), ("Relation", 860), ("Age", 1122),
                        ("Calling", 1250))
    ]  # fmt: skip
    body = [
        ground(1600, 1200, field),
        rect(60, 50, 1480, 1110, PAPER),
        words("Lannock, 1871", 120, 156, 66, dark, family="Literata Italic", font_weight=300),
        words("Schedule 40", 1480, 156, 52, dark, family="Literata Italic", font_weight=300,
              text_anchor="end"),
        line(straight((90, 200), (1510, 200)), ink, 7),
        line(straight((90, 290), (1510, 290)), ink, 3),
        joined(heads), joined(columns), joined(rows),
    ]  # fmt: skip
    return Drawing("register-page", 1600, 1200, joined(body))


TICK = "M14 -30 C22 -28 20 -14 8 12 C2 24 -10 30 -8 22 C-4 8 -2 -6 2 -20 C4 -28 8 -32 14 -30Z"


def _entry(row: tuple[str, ...], y: float, colour: str) -> str:
    surname, *others = row
    hand: dict[str, object] = {"family": "Literata Italic", "font_weight": 350}
    parts = [
        words(text, at, y + 8, 46, colour, **hand)
        for text, at in zip(others, (590, 860, 1122, 1250), strict=True)
    ]
    if surname:
        parts.append(words(surname, 120, y + 8, 60, colour, **hand))
    else:
        lean = (y * 7) % 13 - 6
        parts += [moved(shape(TICK, colour), at, y - 8, turn=lean, scale=0.62) for at in (158, 182)]
    return joined(parts)


def _reading(name: str, y: float, colour: str) -> str:
    wide = 44 + 17 * len(name)
    return joined([
        shape(rounded(124, y - 38, 92, 58, 3), "none", stroke=colour, stroke_width=5),
        line(straight((216, y - 9), (264, y - 9)), colour, 4),
        rect(264, y - 34, wide, 50, colour),
        words(name, 264 + wide / 2, y + 3, 32, PAPER, font_weight=600, text_anchor="middle"),
    ])  # fmt: skip
