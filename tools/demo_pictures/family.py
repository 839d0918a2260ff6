"""The Dittos' portraits, for the article about the machine that made them up."""

from __future__ import annotations

from demo_pictures.shapes import (
    PAPER,
    TECHNOLOGY,
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
    shape,
    straight,
)

WIDTH, HEIGHT = 1600, 1000
INK, FIELD, DARK = TECHNOLOGY.ink, TECHNOLOGY.field, TECHNOLOGY.dark
OVAL = "M0 -150 A118 150 0 0 1 0 150 A118 150 0 0 1 0 -150Z"


def the_ditto_family() -> Drawing:
    hung = [
        (170, 262, 0, 0.94, _coat() + _top_hat()),
        (172, 724, 0, 1.12, _shawl() + _bonnet()),
        (482, 300, 0, 1.12, _uniform()),
        (478, 756, 0, 0.92, _coat() + _bowler()),
        (800, 268, 0, 0.98, _shawl() + _bun()),
        (800, 714, 8, 1.2, _pinafore()),
        (1122, 306, 0, 1.14, _coat() + _beard()),
        (1128, 762, 0, 0.9, _shawl() + _bonnet()),
        (1430, 258, 0, 0.92, _pinafore()),
        (1428, 722, 0, 1.12, _uniform()),
    ]
    frames = [moved(_frame(sitter), x, y, turn=turn, scale=scale)
              for x, y, turn, scale, sitter in hung]  # fmt: skip
    return Drawing("the-ditto-family", WIDTH, HEIGHT, ground(WIDTH, HEIGHT, FIELD) + joined(frames))


def _frame(sitter: str) -> str:
    return group(
        line(straight((0, -196), (-50, -142)), DARK, 3),
        line(straight((0, -196), (50, -142)), DARK, 3),
        circle(0, -196, 7, DARK),
        ellipse(0, 0, 140, 172, DARK),
        ellipse(0, 0, 128, 160, INK),
        ellipse(0, 0, 118, 150, PAPER),
        clipped(sitter, OVAL),
        _marks(),
    )


def _marks() -> str:
    """Two ticks of the pen, where a face would be."""
    tick = "M14 -30 C22 -28 20 -14 8 12 C2 24 -10 30 -8 22 C-4 8 -2 -6 2 -20 C4 -28 8 -32 14 -30Z"
    return moved(shape(tick, INK), -20, -24, scale=1.15) + moved(
        shape(tick, INK), 22, -24, scale=1.15
    )


def _coat() -> str:
    return group(
        shape("M-120 160 C-112 84 -70 66 -34 54 L0 92 L34 54 C70 66 112 84 120 160Z", DARK),
        polygon([(-34, 52), (0, 96), (34, 52), (20, 44), (-20, 44)], INK),
        polygon([(-9, 84), (9, 84), (14, 160), (-14, 160)], FIELD),
    )


def _uniform() -> str:
    buttons = [circle(0, y, 6, FIELD) for y in (92, 118, 144)]
    return group(
        shape("M-120 160 C-112 84 -70 66 -30 52 H30 C70 66 112 84 120 160Z", DARK),
        rect(-32, 44, 64, 22, INK),
        ellipse(-84, 92, 34, 13, FIELD, transform="rotate(-24 -84 92)"),
        ellipse(84, 92, 34, 13, FIELD, transform="rotate(24 84 92)"),
        joined(buttons),
        shape("M-58 -66 L-50 -126 Q0 -142 50 -126 L58 -66 Q0 -86 -58 -66Z", DARK),
        shape("M-62 -62 Q0 -92 62 -62 L66 -46 Q0 -70 -66 -46Z", INK),
        circle(0, -104, 9, FIELD),
    )


def _shawl() -> str:
    fringe = [line(straight((x, 150), (x * 1.04, 170)), FIELD, 4) for x in range(-100, 101, 20)]
    return group(
        shape("M-122 170 C-116 92 -64 62 -24 54 H24 C64 62 116 92 122 170Z", INK),
        shape("M-24 54 L0 128 L24 54Z", DARK),
        circle(0, 118, 11, FIELD),
        joined(fringe),
    )


def _pinafore() -> str:
    return group(
        shape("M-96 170 C-92 104 -58 74 -26 62 H26 C58 74 92 104 96 170Z", INK),
        shape("M-48 170 L-34 66 H-12 L-6 104 H6 L12 66 H34 L48 170Z", FIELD),
        shape("M-58 -28 C-70 -96 -34 -112 0 -112 C34 -112 70 -96 58 -28 C52 -62 30 -78 0 -78"
              " C-30 -78 -52 -62 -58 -28Z", DARK),
        shape("M4 -110 l36 -24 l4 40z M-4 -110 l-36 -24 l-4 40z", INK),
    )  # fmt: skip


def _top_hat() -> str:
    return group(
        rect(-46, -142, 92, 70, DARK), rect(-46, -92, 92, 12, INK),
        ellipse(0, -70, 74, 11, DARK),
    )  # fmt: skip


def _bowler() -> str:
    return shape("M-50 -74 C-52 -132 52 -132 50 -74Z", DARK) + ellipse(0, -72, 70, 11, DARK)


def _bonnet() -> str:
    return group(
        shape("M-64 36 C-96 -60 -50 -118 0 -118 C50 -118 96 -60 64 36 C66 -40 44 -78 0 -78"
              " C-44 -78 -66 -40 -64 36Z", DARK),
        line("M-62 34 C-40 60 -10 62 0 56 C10 62 40 60 62 34", DARK, 7),
        shape("M0 56 l-26 -12 v26z M0 56 l26 -12 v26z", DARK),
    )  # fmt: skip


def _bun() -> str:
    return group(
        circle(0, -112, 26, DARK),
        shape("M-54 -20 C-72 -92 -30 -104 0 -104 C30 -104 72 -92 54 -20 C50 -60 30 -72 0 -74"
              " C-30 -72 -50 -60 -54 -20Z", DARK),
    )  # fmt: skip


def _beard() -> str:
    return group(
        shape("M-52 -6 C-60 54 -34 96 0 100 C34 96 60 54 52 -6 C40 24 20 30 0 30"
              " C-20 30 -40 24 -52 -6Z", INK),
        shape("M-50 -38 C-64 -104 64 -104 50 -38 C40 -72 -40 -72 -50 -38Z", INK),
    )  # fmt: skip
