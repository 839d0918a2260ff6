"""The map of Vell, its islands and the sandbank that the frontier crosses."""

from __future__ import annotations

from demo_pictures.shapes import (
    FOREIGN_AFFAIRS,
    PAPER,
    Drawing,
    Point,
    circle,
    clipped,
    ground,
    group,
    joined,
    line,
    rect,
    shape,
    smooth,
    straight,
    words,
)

WIDTH, HEIGHT = 1600, 1000
INK, FIELD, DARK = FOREIGN_AFFAIRS.ink, FOREIGN_AFFAIRS.field, FOREIGN_AFFAIRS.dark
RED = "#D9381E"

WEST: list[Point] = [
    (-30, 610), (60, 640), (130, 618), (190, 660), (270, 640), (330, 668), (420, 640), (470, 588),
    (560, 560), (610, 500), (680, 470), (716, 410), (770, 372), (800, 300), (784, 230), (820, 160),
    (806, 80), (836, -40),
]  # fmt: skip
EAST: list[Point] = [
    (866, -40), (838, 80), (852, 160), (818, 232), (838, 306), (846, 372), (900, 410), (960, 400),
    (1010, 452), (1080, 440), (1110, 500), (1190, 520), (1230, 590), (1320, 580), (1370, 650),
    (1450, 640), (1520, 700), (1640, 690),
]  # fmt: skip
ISLANDS: list[list[Point]] = [
    [(250, 760), (320, 730), (400, 748), (430, 800), (380, 850), (300, 846), (240, 810)],
    [(470, 850), (520, 828), (556, 850), (540, 890), (484, 892)],
    [(130, 890), (168, 872), (196, 896), (170, 924), (134, 918)],
]
HALM: list[Point] = [
    (640, 700), (720, 640), (820, 622), (930, 640), (1020, 676), (1070, 730), (1010, 760),
    (900, 752), (790, 738), (700, 742),
]  # fmt: skip
SHARED: list[Point] = [
    (851, -40), (822, 80), (836, 160), (802, 231), (819, 303), (820, 380), (850, 470), (900, 560),
]  # fmt: skip
OF_1990: list[Point] = [(900, 560), (940, 640), (968, 700), (962, 800), (990, 900), (1010, 1020)]
OF_2026: list[Point] = [(900, 560), (860, 630), (812, 680), (830, 770), (900, 880), (960, 1020)]


GONE = {(8, 0), (9, 0), (10, 0), (9, 1), (10, 1), (10, 2), (10, 3)}


def map_of_vell() -> Drawing:
    body = [
        ground(WIDTH, HEIGHT, FIELD),
        _depths(),
        _land(WEST, [(-30, -40)], PAPER),
        _land(EAST, [(1640, -40)], PAPER),
        _foreign_hatching(),
        joined(shape(smooth(shore, closed=True), PAPER, stroke=DARK, stroke_width=4)
               for shore in ISLANDS),
        _bank(), _turbines(), _frontiers(), _places(), _scale(),
    ]  # fmt: skip
    return Drawing("map-of-vell", WIDTH, HEIGHT, joined(body))


def _land(shore: list[Point], corner: list[Point], fill: str) -> str:
    far = "".join(f"L{x} {y}" for x, y in corner)
    return shape(smooth(shore) + far + "Z", fill, stroke=DARK, stroke_width=5)


def _depths() -> str:
    """Lines along the shores, as old charts have them."""
    lines = []
    for step, wide in ((22, 2.6), (50, 2), (86, 1.5)):
        if step < 60:
            west = [(x - step * 0.1, y + step) for x, y in WEST[:11]]
            lines.append(line(smooth(west), INK, wide))
        lines.append(line(smooth([(x - step * 0.4, y + step) for x, y in EAST[9:]]), INK, wide))
        for shore in ISLANDS:
            mid_x = sum(x for x, _ in shore) / len(shore)
            mid_y = sum(y for _, y in shore) / len(shore)
            grown = [(x + (x - mid_x) * step / 90, y + (y - mid_y) * step / 90) for x, y in shore]
            if step < 60:
                lines.append(line(smooth(grown, closed=True), INK, wide))
    return joined(lines)


def _foreign_hatching() -> str:
    inside = smooth(EAST) + "L1640 -40Z"
    strokes = [line(straight((x, 760), (x + 800, -40)), FIELD, 5) for x in range(300, 1640, 26)]
    return clipped(joined(strokes), inside) + line(smooth(EAST), DARK, 5)


def _bank() -> str:
    path = smooth(HALM, closed=True)
    dots = [
        circle(x + (y // 16 % 2) * 11, y, 2.6, INK)
        for y in range(610, 780, 16)
        for x in range(620, 1100, 22)
    ]
    return (
        shape(path, PAPER)
        + clipped(joined(dots), path)
        + line(path, INK, 3.5, stroke_dasharray="2 9")
    )


def _turbines() -> str:
    """Forty-four: crosses, in red where they have gone over."""
    marks = []
    for k in range(44):
        column, row = k % 11, k // 11
        x, y = 666 + 22 * column + 4 * row, 790 + 26 * row
        gone = (column, row) in GONE
        colour = RED if gone else DARK
        marks.append(line(f"M{x} {y + 8}V{y}M{x} {y}l-6 -4M{x} {y}l6 -4M{x} {y}v-7", colour, 2.6))
    return joined(marks)


def _frontiers() -> str:
    return group(
        line(smooth(SHARED), RED, 6),
        line(smooth(OF_1990), RED, 6),
        line(smooth(OF_2026), RED, 6, stroke_dasharray="20 14"),
        words("1990", 1016, 880, 30, RED, font_weight=600),
        words("2026", 852, 972, 30, RED, font_weight=600, text_anchor="end"),
    )


def _places() -> str:
    def town(name: str, x: float, y: float, *, right: bool = True, size: float = 34) -> str:
        side, anchor = (22, "start") if right else (-22, "end")
        return circle(x, y, 9, DARK) + words(
            name, x + side, y + 11, size, DARK, text_anchor=anchor, font_weight=500
        )

    def water(name: str, x: float, y: float, size: float, **given: object) -> str:
        return words(name, x, y, size, INK, family="Literata Italic", font_weight=400,
                     text_anchor="middle", **given)  # fmt: skip

    def land(name: str, x: float, y: float) -> str:
        return words(name, x, y, 78, DARK, family="Literata", font_weight=300, letter_spacing=6,
                     text_anchor="middle")  # fmt: skip

    return group(
        land("Vell", 380, 330), land("Ardmark", 1280, 300),
        town("Harrack", 786, 330, right=False, size=40), town("Ostrel", 470, 576, right=False),
        town("Lannock", 806, 128, right=False), town("Lenz", 1110, 486),
        town("Uist End", 284, 768, size=26),
        water("Great Tolm", 336, 820, 32), water("Little Tolm", 512, 954, 30),
        water("Skerrin", 166, 972, 30), water("the Halm", 726, 606, 38),
        water("Wend", 716, 240, 34),
        water("The Outer Sound", 1300, 880, 46),
    )  # fmt: skip


def _scale() -> str:
    return group(
        rect(60, 60, 98, 12, DARK), rect(158, 60, 98, 12, PAPER, stroke=DARK, stroke_width=3),
        words("0", 60, 112, 26, DARK, text_anchor="middle"),
        words("5 km", 256, 112, 26, DARK, text_anchor="middle"),
    )  # fmt: skip
