"""Boxes of a printed sheet, in points: what is trimmed off, what bleeds, where the marks stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

POINTS = 72 / 25.4  # in a millimetre
BLEED_MM = 3.0
MARGIN_MM = 14.0  # around the trimmed page: bleed, marks and slug

# left, bottom, right, top
Box = tuple[float, float, float, float]
# a, b, c, d, e, f, as PDF writes them
Matrix = tuple[float, float, float, float, float, float]

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its bleed and the margin that carries the marks; its corner is at 0, 0."""

    width: float
    height: float

    @property
    def trim(self) -> Box:
        margin = MARGIN_MM * POINTS
        return (margin, margin, margin + self.width, margin + self.height)

    @property
    def bleed(self) -> Box:
        return grown(self.trim, BLEED_MM * POINTS)

    @property
    def media(self) -> Box:
        return grown(self.trim, MARGIN_MM * POINTS)


def grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """What `inner` becomes when it stands within `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(point: tuple[float, float], by: Matrix) -> tuple[float, float]:
    x, y = point
    return (x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5])


def around(points: Iterable[tuple[float, float]]) -> Box | None:
    """The smallest box that holds all points; none without a point."""
    all_of = list(points)
    if not all_of:
        return None
    across, up = [x for x, _ in all_of], [y for _, y in all_of]
    return (min(across), min(up), max(across), max(up))


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    left, bottom, right, top = box
    return ((left, bottom), (right, bottom), (right, top), (left, top))


def boxed(box: Box, by: Matrix) -> Box:
    """The upright box around a box that was moved."""
    if by[1] == by[2] == 0 and by[0] >= 0 and by[3] >= 0:
        return (*moved(box[:2], by), *moved(box[2:], by))
    found = around(moved(corner, by) for corner in corners(box))
    return found or box


def shared(one: Box | None, other: Box | None) -> Box | None:
    """What two boxes have in common; `None` stands for no limit. An empty box has no width."""
    if one is None or other is None:
        return one or other
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return (left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3])))
