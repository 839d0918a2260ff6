"""A laid rope along any curve, and the letter it makes for the review of a dictionary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from demo_pictures.shapes import (
    CULTURE,
    PAPER,
    Drawing,
    Point,
    ground,
    joined,
    line,
    smooth,
    straight,
)

WIDTH, HEIGHT = 1600, 1000


def along(points: Sequence[Point], step: float) -> list[tuple[float, float, float]]:
    """Places every `step` pixels of a smooth curve, each with the direction it is going."""
    curve = [(points[0][0], points[0][1])]
    around = [points[0], *points, points[-1]]
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        curve.extend(_catmull(before, start, end, after, k / 40) for k in range(1, 41))
    places, owed = [], 0.0
    for (x1, y1), (x2, y2) in pairwise(curve):
        length = math.hypot(x2 - x1, y2 - y1)
        while owed <= length and length > 0:
            share = owed / length
            angle = math.atan2(y2 - y1, x2 - x1)
            places.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1), angle))
            owed += step
        owed -= length
    return places


def _catmull(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def one(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t**2
            + (3 * q - p - 3 * r + s) * t**3
        )

    return one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1])


def rope(points: Sequence[Point], width: float, *, body: str, cut: str, edge: str) -> str:
    """A rope: its outline, its body, and the slanting cuts between the strands."""
    path = smooth(points)
    half = width / 2
    strands = []
    for x, y, angle in along(points, width * 0.44):

        def at(forth: float, aside: float, x: float = x, y: float = y, a: float = angle) -> str:
            return (
                f"{x + forth * math.cos(a) - aside * math.sin(a):.1f}"
                f" {y + forth * math.sin(a) + aside * math.cos(a):.1f}"
            )

        strands.append(
            f"M{at(-half * 0.62, -half * 0.98)}C{at(-half * 0.1, -half * 0.7)}"
            f" {at(half * 0.1, half * 0.7)} {at(half * 0.62, half * 0.98)}"
        )
    return (
        line(path, edge, width + 22, stroke_linecap="butt")
        + line(path, body, width, stroke_linecap="butt")
        + line("".join(strands), cut, width * 0.085)
    )


def a_word_for_the_wrong_rope() -> Drawing:
    """A rope in the shape of the letter a, coming undone at its end."""
    bowl = [(985, 400), (930, 270), (790, 215), (640, 270), (560, 430), (560, 590), (640, 730),
            (770, 765), (890, 700), (970, 570), (1000, 420)]  # fmt: skip
    stem = [(1010, 130), (1004, 280), (992, 440), (980, 580), (990, 700), (1050, 770), (1150, 760)]
    look = {"body": CULTURE.ink, "cut": CULTURE.field, "edge": CULTURE.field}
    return Drawing(
        "a-word-for-the-wrong-rope", WIDTH, HEIGHT,
        joined([
            ground(WIDTH, HEIGHT, CULTURE.field),
            _frayed(1140, 762),
            rope(bowl, 112, **look),
            rope(stem, 112, **look),
            _whipping(1010, 150),
        ]),
    )  # fmt: skip


def _whipping(x: float, y: float) -> str:
    turns = [line(straight((x - 62, y + 15 * k + 6), (x + 62, y + 15 * k - 6)), CULTURE.dark, 10)
             for k in range(5)]  # fmt: skip
    return joined(turns)


def _frayed(x: float, y: float) -> str:
    """The strands at the rope's end, each going its own way."""
    ends = [(1290, 560), (1390, 610), (1330, 690), (1480, 700), (1400, 770), (1500, 830),
            (1370, 860), (1440, 930), (1290, 920), (1250, 650)]  # fmt: skip
    strands = []
    for k, (end_x, end_y) in enumerate(ends):
        start = y - 40 + 9 * k
        bend = (x + 90, start + (end_y - start) * 0.25 + (14 if k % 2 else -14))
        curl = (x + (end_x - x) * 0.72, start + (end_y - start) * 0.8)
        colour = (CULTURE.ink, CULTURE.dark, PAPER)[k % 3]
        strands.append(line(smooth([(x - 20, start), bend, curl, (end_x, end_y)]), colour, 13))
    return joined(strands)
