"""Palettes and the few shapes that all the pictures are drawn with."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

Point = tuple[float, float]

PAPER = "#FDFCFA"
_clips = count(1)


@dataclass(frozen=True, slots=True)
class Palette:
    """A section's colours: `ink` for what speaks, `field` for the ground, `dark` for weight."""

    ink: str
    field: str
    dark: str


POLITICS = Palette("#A72120", "#FFC0B8", "#40201C")
FINANCE = Palette("#006565", "#A5E0DF", "#0F3030")
FOREIGN_AFFAIRS = Palette("#1351A6", "#BBD4FB", "#1A2A43")
ENVIRONMENT = Palette("#2F672A", "#B3E1AE", "#1B3019")
CULTURE = Palette("#8B2D72", "#F1C3E0", "#3A2032")
TECHNOLOGY = Palette("#844800", "#FEC695", "#3B240E")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One finished picture: the SVG's inside and its size in pixels."""

    name: str
    width: int
    height: int
    body: str

    @property
    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
            f' viewBox="0 0 {self.width} {self.height}">{self.body}</svg>'
        )


def _attributes(given: dict[str, object]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{value}"' for name, value in given.items()
    )


def element(tag: str, inside: str = "", **given: object) -> str:
    return f"<{tag}{_attributes(given)}>{inside}</{tag}>"


def rect(x: float, y: float, width: float, height: float, fill: str, **given: object) -> str:
    return element("rect", x=_n(x), y=_n(y), width=_n(width), height=_n(height), fill=fill, **given)


def ground(width: int, height: int, fill: str) -> str:
    return rect(0, 0, width, height, fill)


def circle(x: float, y: float, radius: float, fill: str = "none", **given: object) -> str:
    return element("circle", cx=_n(x), cy=_n(y), r=_n(radius), fill=fill, **given)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **given: object) -> str:
    return element("ellipse", cx=_n(x), cy=_n(y), rx=_n(rx), ry=_n(ry), fill=fill, **given)


def shape(path: str, fill: str, **given: object) -> str:
    return element("path", d=path, fill=fill, **given)


def line(path: str, colour: str, width: float, **given: object) -> str:
    return element(
        "path", d=path, fill="none", stroke=colour, stroke_width=_n(width), **_round(given)
    )


def _round(given: dict[str, object]) -> dict[str, object]:
    return {"stroke_linecap": "round", "stroke_linejoin": "round", **given}


def straight(*points: Point) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def polygon(points: Sequence[Point], fill: str, **given: object) -> str:
    return shape(straight(*points) + "Z", fill, **given)


def smooth(points: Sequence[Point], *, closed: bool = False) -> str:
    """A curve through all the points (Catmull-Rom as cubic Béziers)."""
    if closed:
        around = [points[-1], *points, points[0], points[1]]
    else:
        around = [points[0], *points, points[-1]]
    parts = [f"M{_n(around[1][0])} {_n(around[1][1])}"]
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        parts.append("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in (one, two, end)))
    return "".join(parts) + ("Z" if closed else "")


def moved(inside: str, x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1) -> str:
    how = f"translate({_n(x)} {_n(y)}) rotate({_n(turn)}) scale({scale})"
    return element("g", inside, transform=how)


def full_page(name: str, *parts: str) -> Drawing:
    """A printed page of 210 by 270 mm, 1400 units wide, on paper that bleeds off by 3 mm."""
    width, height, bleed = 1400, 1800, 20
    sheet = ground(width + 2 * bleed, height + 2 * bleed, PAPER)
    inside = moved("".join(parts), bleed, bleed)
    return Drawing(name, width + 2 * bleed, height + 2 * bleed, sheet + inside)


def group(*parts: str, **given: object) -> str:
    return element("g", "".join(parts), **given)


def clipped(inside: str, path: str) -> str:
    """What is inside, as far as it lies within the path."""
    key = f"clip{next(_clips)}"
    return element("clipPath", element("path", d=path), id=key) + group(
        inside, clip_path=f"url(#{key})"
    )


def hatch(
    path: str,
    colour: str,
    *,
    box: tuple[float, float, float, float],
    turn: float = 35,
    gap: float = 12,
    width: float = 4,
) -> str:
    """Parallel cuts within a path; each swells in the middle, as a graver's do."""
    x, y, w, h = box
    reach = math.hypot(w, h) / 2 + gap
    cuts = []
    at = -reach
    while at < reach:
        half = reach
        cuts.append(
            f"M{_n(-half)} {_n(at)}Q0 {_n(at - width)} {_n(half)} {_n(at)}"
            f"Q0 {_n(at + width)} {_n(-half)} {_n(at)}Z"
        )
        at += gap
    middle = moved(shape("".join(cuts), colour), x + w / 2, y + h / 2, turn=turn)
    return clipped(middle, path)


def words(
    text: str,
    x: float,
    y: float,
    size: float,
    fill: str,
    *,
    family: str = "Archivo",
    **given: object,
) -> str:
    return element(
        "text", text, x=_n(x), y=_n(y), font_size=_n(size), fill=fill, font_family=family, **given
    )


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The path of a box with round corners."""
    r, right, foot = radius, x + width, y + height
    return (
        f"M{_n(x + r)} {_n(y)}H{_n(right - r)}Q{_n(right)} {_n(y)} {_n(right)} {_n(y + r)}"
        f"V{_n(foot - r)}Q{_n(right)} {_n(foot)} {_n(right - r)} {_n(foot)}"
        f"H{_n(x + r)}Q{_n(x)} {_n(foot)} {_n(x)} {_n(foot - r)}V{_n(y + r)}Q{_n(x)} {_n(y)}"
        f" {_n(x + r)} {_n(y)}Z"
    )


def ring(x: float, y: float, radius: float) -> str:
    """The path of a circle."""
    return (
        f"M{_n(x - radius)} {_n(y)}a{_n(radius)} {_n(radius)} 0 1 0 {_n(2 * radius)} 0"
        f"a{_n(radius)} {_n(radius)} 0 1 0 {_n(-2 * radius)} 0Z"
    )


def joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
