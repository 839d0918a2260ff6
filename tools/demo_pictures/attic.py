"""The third floor of the lost property office: bicycles hung up for the winter."""

from __future__ import annotations

import math

from demo_pictures.shapes import (
    CULTURE,
    PAPER,
    Drawing,
    circle,
    ground,
    group,
    joined,
    line,
    rect,
    shape,
    straight,
    words,
)

WIDTH, HEIGHT = 1600, 1000
INK, FIELD, DARK = CULTURE.ink, CULTURE.field, CULTURE.dark
LIGHT = "M620 0 H900 L1180 1000 H640Z"


def third_floor() -> Drawing:
    bicycles = []
    number = 58
    for row, top in enumerate((40, 540)):
        for place in range(8):
            x = 112 + 197 * place
            if (row, place) == (0, 5):
                bicycles.append(_empty_hook(x, top))
            else:
                bicycles.append(_hung(x, top, number, (row * 3 + place) % 3, row * 8 + place))
            number += 1
    body = [
        ground(WIDTH, HEIGHT, FIELD),
        shape(LIGHT, PAPER),
        joined(line(straight((x, 0), (x, HEIGHT)), CULTURE.ink, 1.5, stroke_opacity=0.4)
               for x in range(14, WIDTH, 197)),
        rect(0, 26, WIDTH, 22, DARK), rect(0, 526, WIDTH, 22, DARK),
        joined(bicycles),
    ]  # fmt: skip
    return Drawing("third-floor", WIDTH, HEIGHT, joined(body))


def _wheel(y: float) -> str:
    spokes = "".join(
        f"M0 {y}L{69 * math.cos(math.tau * k / 14):.1f} {y + 69 * math.sin(math.tau * k / 14):.1f}"
        for k in range(14)
    )
    return group(
        line(spokes, DARK, 1.6),
        circle(0, y, 71, stroke=DARK, stroke_width=9),
        circle(0, y, 10, DARK),
    )


def _hung(x: float, top: float, number: int, kind: int, index: int) -> str:
    """A bicycle nose up. Drawn upright in its own frame: front wheel above, saddle to the left."""
    colour = INK if kind != 1 else DARK
    mirrored = -1 if index % 2 else 1
    step = kind == 2  # a frame one can step through
    crank, seat, head = (-2, 246), (-62, 232), (-56, 118)
    tubes = [
        line(straight((0, 92), head), colour, 10),
        line(straight(crank, (-46, 126)), colour, 10),
        line(straight(crank, seat), colour, 10),
        line(straight(crank, (0, 330)), colour, 9),
        line(straight((-44, 236), (0, 330)), colour, 8),
        line(straight((-36, 240), (-30, 150)) if step else straight((-44, 236), (-50, 122)),
             colour, 10),
    ]  # fmt: skip
    bars = line("M-56 118 L-80 110 Q-96 116 -88 140", DARK, 8)
    saddle = shape("M-64 196 Q-92 210 -84 262 Q-74 272 -64 258 L-62 212Z", PAPER, stroke=DARK,
                   stroke_width=4)  # fmt: skip
    pedals = group(circle(*crank, 17, "none", stroke=DARK, stroke_width=6),
                   line(straight((crank[0], crank[1]), (26, 262)), DARK, 6),
                   line(straight((18, 268), (36, 258)), DARK, 8))  # fmt: skip
    hook = line("M0 6 V22 Q0 34 12 30", DARK, 7)
    whole = group(_wheel(92), _wheel(330), joined(tubes), bars, saddle, pedals, hook)
    tag = _tag(x + 62 * mirrored, top + 205, number)
    return f'<g transform="translate({x} {top}) scale({mirrored} 1)">{whole}</g>{tag}'


def _tag(x: float, y: float, number: int) -> str:
    return group(
        line(straight((x, y - 60), (x, y - 20)), DARK, 2.5),
        circle(x, y, 23, PAPER, stroke=DARK, stroke_width=4),
        words(str(number), x, y + 8, 22, DARK, font_weight=600, text_anchor="middle"),
    )


def _empty_hook(x: float, top: float) -> str:
    marks = [
        circle(x, top + y, 71, stroke=INK, stroke_width=3, stroke_dasharray="4 12")
        for y in (92, 330)
    ]
    return group(
        line(f"M{x} {top + 6} V{top + 22} Q{x} {top + 34} {x + 12} {top + 30}", DARK, 7),
        joined(marks),
        _tag(x + 8, top + 92, 63),
    )
