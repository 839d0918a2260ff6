"""The lead pictures of six articles."""

from __future__ import annotations

import math

from demo_pictures.family import the_ditto_family
from demo_pictures.rope import a_word_for_the_wrong_rope
from demo_pictures.shapes import (
    ENVIRONMENT,
    FINANCE,
    FOREIGN_AFFAIRS,
    PAPER,
    POLITICS,
    Drawing,
    circle,
    clipped,
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
)

WIDTH, HEIGHT = 1600, 1000


def openers() -> list[Drawing]:
    return [
        for_six_months_only(),
        twenty_crowns(),
        the_line_at_low_water(),
        seven_oclock_with_a_bucket(),
        a_word_for_the_wrong_rope(),
        the_ditto_family(),
    ]


def _opener(name: str, *parts: str) -> Drawing:
    return Drawing(name, WIDTH, HEIGHT, joined(parts))


def for_six_months_only() -> Drawing:
    """A portico; where one column should be, a prop with a tag."""
    columns = [_column(x) for x in (235, 461, 687, 1139, 1365)]
    roof = group(
        polygon([(60, 262), (800, 20), (1540, 262)], POLITICS.dark),
        polygon([(230, 238), (800, 52), (1370, 238)], POLITICS.ink),
        circle(800, 166, 44, POLITICS.dark),
        line(straight((800, 166), (798, 142)), PAPER, 7),
        line(straight((800, 166), (771, 146)), PAPER, 5),
        rect(100, 262, 1400, 74, POLITICS.dark),
        joined(rect(x, 284, 26, 30, POLITICS.ink) for x in range(111, 1489, 52)),
    )
    steps = group(
        rect(130, 846, 1340, 50, POLITICS.dark),
        rect(70, 904, 1460, 50, POLITICS.dark),
        rect(0, 962, 1600, 50, POLITICS.dark),
    )
    return _opener(
        "for-six-months-only",
        ground(WIDTH, HEIGHT, POLITICS.field),
        joined(columns),
        _prop(913),
        roof,
        steps,
    )


def _column(x: float) -> str:
    flutes = [rect(x - 47.5 + 22 * k, 398, 7, 390, POLITICS.dark) for k in range(5)]
    return group(
        rect(x - 84, 336, 168, 26, POLITICS.ink),
        shape(f"M{x - 84} 362 H{x + 84} Q{x + 60} 388 {x + 58} 396 H{x - 58}"
              f" Q{x - 60} 388 {x - 84} 362Z", POLITICS.ink),
        polygon([(x - 56, 392), (x + 56, 392), (x + 64, 800), (x - 64, 800)], POLITICS.ink),
        joined(flutes),
        rect(x - 78, 798, 156, 48, POLITICS.ink),
    )  # fmt: skip


def _prop(x: float) -> str:
    """A plank on edge, wedged under the lintel, with a tag that gives its term."""
    grain = [
        line(smooth([(x - 16, 400), (x - 20, 520), (x - 12, 640), (x - 18, 770)]),
             POLITICS.dark, 3.5),
        line(smooth([(x + 10, 384), (x + 4, 470), (x + 12, 560), (x + 6, 600)]),
             POLITICS.dark, 3.5),
        line(smooth([(x + 14, 660), (x + 8, 720), (x + 14, 790)]), POLITICS.dark, 3.5),
    ]  # fmt: skip
    plank = group(rect(x - 34, 370, 68, 440, PAPER), joined(grain), ellipse(x + 8, 626, 9, 15,
                  POLITICS.dark))  # fmt: skip
    tag = moved(
        shape("M0 0 L26 -30 H150 V30 H26 Z", PAPER)
        + circle(28, 0, 8, POLITICS.dark)
        + line(straight((54, -8), (130, -8)), POLITICS.ink, 5)
        + line(straight((54, 10), (104, 10)), POLITICS.ink, 5),
        x + 62, 548, turn=16, scale=1.15,
    )  # fmt: skip
    return group(
        moved(plank, 0, 0),
        rect(x - 90, 336, 180, 34, PAPER),
        line(straight((x - 70, 353), (x + 64, 353)), POLITICS.dark, 3.5),
        polygon([(x - 80, 846), (x + 80, 846), (x + 80, 814), (x - 80, 840)], POLITICS.ink),
        polygon([(x - 80, 808), (x + 80, 808), (x + 80, 812), (x - 80, 838)], PAPER),
        line(smooth([(x - 36, 520), (x, 530), (x + 36, 520), (x + 92, 556)]), POLITICS.dark, 4),
        line(smooth([(x - 36, 528), (x, 538), (x + 36, 528)]), POLITICS.dark, 4),
        tag,
    )


def twenty_crowns() -> Drawing:
    """One savings book every four years, 1998 to 2026: the lit part is what is left of it."""
    left = [40.66, 34.66, 28.66, 22.66, 16.66, 10.66, 4.66, 0.16]
    coins = [
        _coin(275 + 350 * (index % 4), 275 + 450 * (index // 4), 148, amount / left[0])
        for index, amount in enumerate(left)
    ]
    return _opener("twenty-crowns", ground(WIDTH, HEIGHT, FINANCE.field), joined(coins))


def _coin(x: float, y: float, radius: float, lit: float) -> str:
    teeth = []
    for step in range(72):
        angle = math.tau * step / 72
        near, far = radius - 17, radius - 6
        teeth.append(
            f"M{x + near * math.cos(angle):.1f} {y + near * math.sin(angle):.1f}"
            f"L{x + far * math.cos(angle):.1f} {y + far * math.sin(angle):.1f}"
        )
    face = group(
        circle(x, y, radius, PAPER),
        line("".join(teeth), FINANCE.ink, 4),
        circle(x, y, radius - 26, stroke=FINANCE.ink, stroke_width=4),
        moved(_ship(), x, y + 34, scale=1.02),
    )
    dark = circle(x, y, radius, FINANCE.dark)
    terminator = radius * (1 - 2 * max(lit, 0.012))
    sweep = 1 if terminator > 0 else 0
    visible = (
        f"M{x} {y - radius}A{radius} {radius} 0 0 0 {x} {y + radius}"
        f"A{max(abs(terminator), 0.01):.2f} {radius} 0 0 {sweep} {x} {y - radius}Z"
    )
    return dark + (face if lit >= 1 else clipped(face, visible))


def _ship() -> str:
    return group(
        shape("M-74 0 H78 C66 30 52 40 30 40 H-34 C-56 40 -68 26 -74 0Z", FINANCE.ink),
        line(straight((0, -4), (0, -112)), FINANCE.ink, 5),
        shape("M8 -108 C54 -88 66 -44 62 -14 H8Z", FINANCE.ink),
        shape("M-8 -94 C-40 -68 -56 -40 -60 -14 H-8Z", FINANCE.ink),
    )


def the_line_at_low_water() -> Drawing:
    """A pole where the sea has stopped; two people on either side of it."""
    ink, field, dark = FOREIGN_AFFAIRS.ink, FOREIGN_AFFAIRS.field, FOREIGN_AFFAIRS.dark
    edge = [(-40, 520), (180, 500), (360, 540), (520, 590), (690, 640), (800, 700), (930, 640),
            (1090, 560), (1260, 530), (1420, 480), (1650, 460)]  # fmt: skip
    sea = shape(smooth(edge) + "V300 H-40Z", ink)
    foam = [line(smooth([(x, y + drop) for x, y in edge]), PAPER, wide)
            for drop, wide in ((0, 9), (26, 4), (54, 3))]  # fmt: skip
    waves = [line(smooth([(x, y), (x + long / 2, y - 7), (x + long, y)]), field, 4)
             for x, y, long in ((120, 352, 180), (420, 336, 120), (610, 380, 220), (980, 350, 160),
                                (1240, 336, 200), (260, 424, 160), (520, 480, 140), (900, 440, 200),
                                (1180, 410, 140), (690, 540, 150), (80, 460, 120), (1430, 396, 140),
                                (760, 600, 100))]  # fmt: skip
    ripples = [
        line(
            smooth([(x, y), (x + long / 3, y - 9), (x + long * 0.7, y + 3), (x + long, y - 6)]),
            ink,
            2 + (y - 700) / 110,
        )
        for row, y in enumerate(range(706, 1010, 34))
        for x, long in _scattered(row)
        if not (470 - row * 22 < x + long / 2 < 1130 + row * 22)
    ]
    return _opener(
        "the-line-at-low-water",
        ground(WIDTH, HEIGHT, field),
        sea, joined(waves), joined(foam), joined(ripples),
        polygon([(794, 728), (806, 728), (812, 1000), (788, 1000)], ink),
        _walker(566, 772, -1), _walker(1034, 772, 1),
        _pole(800, 716, dark),
    )  # fmt: skip


def _scattered(row: int) -> list[tuple[int, int]]:
    """Starts and lengths of the ripples in a row, uneven but always the same."""
    return [
        (-90 + 205 * k + (row * 83 + k * k * 37) % 120, 90 + (row * 41 + k * 59) % 110)
        for k in range(9)
        if (row + 2 * k) % 5
    ]


def _pole(x: float, foot: float, dark: str) -> str:
    bands = [rect(x - 15, foot - 64 - 68 * k, 30, 68, PAPER if k % 2 else dark) for k in range(9)]
    return joined(bands) + polygon([(x - 15, foot + 4), (x + 15, foot + 4), (x, foot + 34)], dark)


def _walker(x: float, foot: float, side: int) -> str:
    """A person in a coat, seen from behind a little, with a shadow running outwards."""
    dark, ink = FOREIGN_AFFAIRS.dark, FOREIGN_AFFAIRS.ink
    reach = 330 * side
    end = x + reach * 0.74
    shadow = shape(
        f"M{x - 24} {foot}L{x + 24} {foot}L{end + 34} {foot + 206}"
        f"Q{x + reach * 0.86} {foot + 240} {end - 34} {foot + 206}Z",
        ink,
    )
    body = group(
        rect(-21, -64, 17, 66, dark), rect(6, -64, 17, 66, dark),
        shape("M-34 -50 L-28 -168 Q-24 -192 0 -192 Q24 -192 28 -168 L36 -50Z", dark),
        line(smooth([(20, -172), (50, -130), (78, -150)]), dark, 17),
        rect(70, -166, 26, 34, PAPER),
        circle(0, -214, 25, PAPER),
        shape("M-27 -218 Q-26 -248 0 -248 Q26 -248 27 -218 Z", dark),
        line(straight((4, -220), (38, -217)), dark, 7),
    )  # fmt: skip
    flipped = f'<g transform="translate({x} {foot}) scale({-side} 1)">{body}</g>'
    return shadow + flipped


def seven_oclock_with_a_bucket() -> Drawing:
    """A bucket above the water; under it, for a reflection, a thermometer."""
    ink, field, dark = ENVIRONMENT.ink, ENVIRONMENT.field, ENVIRONMENT.dark
    rows = []
    for k, y in enumerate(range(500, 1000, 30)):
        gap = 118 + 8 * (k % 3)
        for x in range(-120 + (k * 97) % 200, 1700, 290):
            long = 150 + (k * 31 + x) % 70
            if x + long < 800 - gap or x > 800 + gap:
                rows.append(line(straight((x, y), (x + long, y)), ink, 4))
    return _opener(
        "seven-oclock-with-a-bucket",
        ground(WIDTH, HEIGHT, field),
        rect(0, 470, WIDTH, 530, dark),
        joined(rows),
        _bucket(),
        _thermometer(),
    )


def _bucket() -> str:
    ink, dark = ENVIRONMENT.ink, ENVIRONMENT.dark
    rope = [line(straight((792, y), (808, y + 12)), PAPER, 4) for y in range(-10, 96, 18)]
    bail = "M660 226 C664 120 740 106 800 106 C860 106 936 120 940 226"
    return group(
        line(straight((800, -20), (800, 104)), dark, 18), joined(rope),
        line(bail, dark, 11),
        circle(800, 106, 17, dark),
        shape("M652 226 L694 418 Q700 436 722 436 H878 Q900 436 906 418 L948 226Z", PAPER),
        shape("M830 226 L818 436 H878 Q900 436 906 418 L948 226Z", ink),
        line("M664 290 Q800 316 934 290", dark, 6),
        line("M684 378 Q800 402 914 378", dark, 6),
        ellipse(800, 226, 148, 26, dark),
        circle(660, 232, 14, dark), circle(940, 232, 14, dark),
        line(straight((744, 330), (766, 352), (758, 366)), dark, 5),
        joined(circle(x, y, r, PAPER) for x, y, r in ((776, 452, 7), (830, 456, 5))),
    )  # fmt: skip


def _thermometer() -> str:
    """Upside down as reflections are, and cut into slices by the ripples."""
    ink, field, dark = ENVIRONMENT.ink, ENVIRONMENT.field, ENVIRONMENT.dark
    ticks = [
        line(straight((862, y), (862 - (34 if k % 5 == 0 else 20), y)), dark, 4)
        for k, y in enumerate(range(590, 900, 20))
    ]
    whole = group(
        shape(rounded(728, 500, 144, 470, 62), PAPER),
        circle(784, 562, 34, ink),
        line(straight((784, 562), (784, 800)), ink, 20),
        line(straight((784, 800), (784, 912)), field, 20),
        joined(ticks),
    )
    slices = []
    shifts = [-11, 8, -7, 9, -5, 6, -6, 5, -3, 3, -2, 2]
    for k, shift in enumerate(shifts):
        top = 490 + 42 * k
        band = f"M500 {top}H1100V{top + 38.5}H500Z"
        slices.append(moved(clipped(whole, band), shift, 0))
    return joined(slices)
