"""Number 19's chart, and the portrait of its new author."""

from __future__ import annotations

from demo_pictures.desk_objects import carved, on_desk
from demo_pictures.shapes import (
    ENVIRONMENT,
    FINANCE,
    PAPER,
    Drawing,
    Palette,
    circle,
    ellipse,
    ground,
    group,
    joined,
    line,
    moved,
    polygon,
    rect,
    rounded,
    shape,
    smooth,
    straight,
    words,
)

# Payments by the whole years between the deed and the envelope, from nought to fifty. The table
# and the text of the article count with these.
PAYMENTS = (
    61, 22, 17, 14, 12, 15, 9, 8, 118, 74, 83, 41, 33, 24, 19, 37, 15, 14, 12, 13, 52, 12, 11, 9,
    10, 41, 8, 9, 8, 9, 36, 8, 10, 9, 11, 22, 13, 14, 15, 17, 48, 19, 18, 17, 16, 21, 14, 12, 13,
    9, 27,
)  # fmt: skip
SIZE = 44  # of the lettering: on a phone a fifth of it is left
LIMIT = 7  # years after which nobody can be prosecuted


def figures() -> list[Drawing]:
    return [years_of_conscience(), on_desk("hild-carrow", ENVIRONMENT, _theodolite(ENVIRONMENT))]


def years_of_conscience() -> Drawing:
    """A bar for every year; the years of danger lie on a ground of their own."""
    left, right, top, foot = 120, 1560, 150, 830
    step = (right - left) / len(PAYMENTS)

    def y(payments: float) -> float:
        return foot - payments / 125 * (foot - top)

    limit = left + step * (LIMIT + 1)
    bars = [
        rect(left + step * year + 4, y(sent), step - 8, foot - y(sent),
             FINANCE.dark if year == LIMIT + 1 else FINANCE.ink)
        for year, sent in enumerate(PAYMENTS)
    ]  # fmt: skip
    scale = [
        line(straight((left, y(v)), (right, y(v))), FINANCE.ink, 2, stroke_opacity=0.35)
        + words(str(v), left - 18, y(v) + 15, SIZE, FINANCE.dark, text_anchor="end")
        for v in (25, 50, 75, 100)
    ]
    middles = {year: left + step * (year + 0.5) for year in (8, 20, 30, 40, 50)}
    years = [
        words(str(year), x, foot + 58, SIZE, FINANCE.dark, text_anchor="middle",
              font_weight=600 if year == LIMIT + 1 else 400)
        for year, x in middles.items()
    ]  # fmt: skip
    beside = middles[8] + 34
    body = [
        ground(1600, 1000, FINANCE.field),
        rect(left, top - 66, limit - left, foot - top + 66, PAPER),
        joined(scale),
        joined(bars),
        line(straight((left, foot), (right, foot)), FINANCE.dark, 5, stroke_linecap="butt"),
        joined(years),
        words("payments", 24, 54, SIZE, FINANCE.dark, font_weight=600),
        words("can be", left + 16, top - 2, 40, FINANCE.dark),
        words("prosecuted", left + 16, top + 44, 40, FINANCE.dark),
        words("118 in the eighth year,", beside, y(118) + 20, 52, FINANCE.dark, font_weight=600),
        words("when nothing can be done to you", beside, y(118) + 76, SIZE, FINANCE.dark),
        words("years between the deed and the envelope", right, foot + 130, SIZE, FINANCE.dark,
              text_anchor="end", font_weight=600),
    ]  # fmt: skip
    return Drawing("years-of-conscience", 1600, 1000, joined(body))


def _theodolite(p: Palette) -> str:
    """A surveyor's telescope in its yoke, on a brass base with three screws."""
    tube = "M150 226 L470 178 L482 262 L162 310Z"
    yoke = "M238 470 C226 380 236 300 258 226 H300 C288 300 288 350 300 392 H352 C364 350 366 290 356 214 H398 C420 300 424 390 410 470Z"  # noqa: E501
    base = rounded(204, 470, 240, 56, 14)
    plate = "M176 612 H472 L494 660 H154Z"
    return group(
        carved(yoke, (230, 214, 190, 256), p.dark, turn=84, gap=17),
        carved(tube, (150, 178, 332, 132), p.ink, turn=-8, gap=15),
        polygon([(470, 160), (520, 152), (536, 270), (486, 278)], p.dark),
        polygon([(98, 244), (152, 236), (160, 300), (106, 308)], p.dark),
        ellipse(528, 211, 13, 58, PAPER, transform="rotate(-8 528 211)"),
        line(smooth([(528, 170), (534, 211), (534, 252)]), p.dark, 4),
        circle(328, 244, 34, PAPER), circle(328, 244, 34, stroke=p.dark, stroke_width=8),
        circle(328, 244, 10, p.dark),
        _level(p),
        carved(base, (204, 470, 240, 56), p.dark, turn=60, gap=14),
        joined(line(straight((x, 482), (x, 514)), PAPER, 4) for x in range(330, 436, 15)),
        joined(_screw(x, p) for x in (222, 324, 426)),
        carved(plate, (154, 612, 340, 48), p.dark, turn=60, gap=15),
    )  # fmt: skip


def _level(p: Palette) -> str:
    """The bubble, which stands in the middle."""
    glass = group(
        rect(-52, 10, 14, 34, p.dark),
        rect(40, 10, 14, 34, p.dark),
        shape(rounded(-70, -18, 140, 36, 18), PAPER),
        line(rounded(-70, -18, 140, 36, 18), p.dark, 7),
        ellipse(2, -1, 24, 9, p.ink),
        line(straight((-30, -16), (-30, 16)), p.dark, 4),
        line(straight((34, -16), (34, 16)), p.dark, 4),
    )
    return moved(glass, 308, 158, turn=-8.5)


def _screw(x: float, p: Palette) -> str:
    return group(
        rect(x - 9, 524, 18, 90, p.dark),
        shape(rounded(x - 30, 552, 60, 30, 8), PAPER),
        line(rounded(x - 30, 552, 60, 30, 8), p.dark, 7),
        joined(line(straight((x + k, 556), (x + k, 578)), p.dark, 4) for k in (-14, 0, 14)),
    )
