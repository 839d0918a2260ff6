"""A chart of bars as SVG, drawn here: no script, and the table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 160
LEFT, BOTTOM, TOP = 40, 22, 8
LABELS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the units of the drawing, and what it says."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over a base line, lines at round numbers, and a few of the labels below."""

    bars: tuple[Bar, ...]
    lines: tuple[tuple[float, int], ...]
    labels: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM


def chart(values: Sequence[int], labels: Sequence[str], shorts: Sequence[str] = ()) -> Chart:
    """The bars of these values; an empty one has its lines alone. `shorts` stand below them."""
    most = max([*values, 1])
    step = round_step(most)
    top = -(-most // step) * step
    room, base = WIDTH - LEFT, HEIGHT - BOTTOM
    each = room / max(len(values), 1)
    gap = min(2.0, each * 0.2)
    bars = tuple(
        _bar(LEFT + at * each + gap / 2, each - gap, value / top, label, value)
        for at, (value, label) in enumerate(zip(values, labels, strict=True))
    )
    lines = tuple((_y(number / top), number) for number in range(0, top + 1, step))
    every = -(-len(labels) // LABELS) or 1
    shown = tuple(
        (round(LEFT + (at + 0.5) * each, 1), label)
        for at, label in enumerate(shorts or labels)
        if at % every == 0
    )
    return Chart(bars, lines, shown, base=base)


def round_step(most: int) -> int:
    """The distance of lines: 1, 2 or 5 with noughts, so that there are four at most."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most <= step * 4:
                return step
        size *= 10


def _bar(x: float, width: float, share: float, label: str, value: int) -> Bar:
    y = _y(share)
    return Bar(round(x, 1), y, round(width, 1), round(HEIGHT - BOTTOM - y, 1), label, value)


def _y(share: float) -> float:
    return round(TOP + (HEIGHT - BOTTOM - TOP) * (1 - share), 1)
