"""A buoy among rhubarb, with the washing."""

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
    rounded,
    shape,
    smooth,
    straight,
)

INK, FIELD, DARK = TECHNOLOGY.ink, TECHNOLOGY.field, TECHNOLOGY.dark


def calm() -> Drawing:
    """What the sea is said to be like, and where that is measured."""
    body = [
        ground(1600, 1000, FIELD),
        _wall(),
        _buoy(),
        _line_of_washing(),
        _bed(),
    ]
    return Drawing("calm", 1600, 1000, joined(body))


def _wall() -> str:
    """A dry wall with a gap, as wide as what came through it."""
    stones = []
    for row in range(3):
        y, x, k = 690 + 50 * row, -40.0 - 30 * (row % 2), 0
        while x < 1640:
            wide = 92 + (k * 37 + row * 53) % 66
            in_gap = 1130 - 26 * row < x + wide / 2 < 1340 + 20 * row
            if not in_gap:
                stones.append(shape(rounded(x, y, wide - 9, 42, 15), INK))
            x, k = x + wide, k + 1
    fallen = [(1120, 838, 70, -14), (1230, 842, 90, 8), (1338, 834, 64, 22)]
    lying = [moved(shape(rounded(-w / 2, -20, w, 40, 15), INK), x, y, turn=t)
             for x, y, w, t in fallen]  # fmt: skip
    return joined(stones + lying) + rect(0, 842, 1600, 160, DARK)


def _buoy() -> str:
    """A float like a top, a cage, a lamp; it leans a little."""
    cage = group(
        polygon([(-96, -190), (-78, -190), (-22, -470), (-36, -470)], DARK),
        polygon([(96, -190), (78, -190), (22, -470), (36, -470)], DARK),
        rect(-10, -470, 20, 280, DARK),
        joined(
            line(straight((-w, y), (w, y)), DARK, 10)
            for y, w in ((-250, 78), (-326, 62), (-402, 48))
        ),
        line(straight((-76, -250), (58, -326)), DARK, 6),
        line(straight((60, -326), (-46, -402)), DARK, 6),
    )
    panel = group(
        polygon([(-62, -398), (64, -398), (80, -316), (-78, -316)], PAPER),
        line("M-62 -398L64 -398L80 -316L-78 -316Z", DARK, 7),
        joined(line(straight((x, -398), (x * 1.24, -316)), DARK, 4) for x in (-32, 0, 32)),
        line(straight((-70, -357), (72, -357)), DARK, 4),
    )
    lamp = group(
        rect(-46, -492, 92, 26, DARK),
        shape("M-28 -492 V-536 Q-26 -566 0 -566 Q26 -566 28 -536 V-492Z", PAPER),
        line("M-28 -492 V-536 Q-26 -566 0 -566 Q26 -566 28 -536 V-492Z", DARK, 8),
        line(straight((0, -566), (0, -640)), DARK, 9),
    )
    hull_path = (
        "M-220 -60 Q-216 -190 -120 -196 H120 Q216 -190 220 -60 Q150 40 0 44 Q-150 40 -220 -60Z"
    )
    hull = group(
        shape(hull_path, PAPER),
        clipped(rect(-240, -130, 480, 60, INK), hull_path),
        clipped(shape("M70 -210 Q150 -80 60 60 H260 V-210Z", DARK, fill_opacity=0.2), hull_path),
        line(hull_path, DARK, 10),
        _plate(),
    )
    return moved(cage + panel + lamp + hull, 800, 772, turn=-4, scale=1.12)


def _plate() -> str:
    return group(
        shape(rounded(-64, -56, 128, 58, 6), DARK),
        joined(line(straight((-46, y), (long, y)), PAPER, 6) for y, long in ((-38, 40), (-18, 14))),
    )


def _line_of_washing() -> str:
    """It is tied to the mast and goes out of the picture on both sides."""
    left = [(-40, 196), (240, 232), (520, 226), (750, 124)]
    right = [(750, 124), (1020, 236), (1320, 250), (1640, 196)]
    return group(
        line(smooth(left), DARK, 5),
        line(smooth(right), DARK, 5),
        _sheet(70, 214, 300, 330, 1),
        _sheet(1090, 246, 330, 300, -1),
        _pillowcase(440, 228),
        _sock(936, 218), _sock(996, 230),
        circle(750, 126, 11, DARK),
    )  # fmt: skip


def _pegs(*places: tuple[float, float]) -> str:
    return joined(rect(x - 6, y - 16, 12, 34, INK) for x, y in places)


def _sheet(x: float, y: float, wide: float, tall: float, wind: int) -> str:
    push = 34 * wind
    sheet = (
        f"M{x} {y} Q{x + wide / 2} {y + 14} {x + wide} {y + 8}"
        f"C{x + wide + push} {y + tall * 0.4} {x + wide - push} {y + tall * 0.7}"
        f" {x + wide + push * 0.6} {y + tall}"
        f"Q{x + wide / 2 + push} {y + tall + 26} {x + push * 0.6} {y + tall - 8}"
        f"C{x - push} {y + tall * 0.7} {x + push} {y + tall * 0.4} {x} {y}Z"
    )
    folds = [
        line(smooth([(x + wide * part, y + 26), (x + wide * part + push * 0.5, y + tall * 0.45),
                     (x + wide * part - push * 0.1, y + tall * 0.86)]), INK, 4)
        for part in (0.25, 0.52, 0.78)
    ]  # fmt: skip
    return shape(sheet, PAPER) + joined(folds) + _pegs(
        (x + 14, y), (x + wide / 2, y + 9), (x + wide - 14, y + 6)
    )  # fmt: skip


def _pillowcase(x: float, y: float) -> str:
    case = (
        f"M{x} {y} L{x + 120} {y - 8} Q{x + 136} {y + 80} {x + 124} {y + 150} L{x + 8} {y + 160}Z"
    )
    return group(
        shape(case, PAPER),
        line(straight((x + 6, y + 132), (x + 124, y + 124)), INK, 5),
        _pegs((x + 10, y + 2), (x + 108, y - 5)),
    )


def _sock(x: float, y: float) -> str:
    sock = (
        f"M{x - 15} {y} H{x + 15} L{x + 15} {y + 62} Q{x + 42} {y + 66} {x + 46} {y + 92}"
        f" H{x - 4} Q{x - 15} {y + 92} {x - 15} {y + 74}Z"
    )
    return group(shape(sock, INK), rect(x - 15, y + 14, 30, 9, FIELD), _pegs((x, y)))


def _bed() -> str:
    """Rhubarb: broad leaves on stalks, the nearer ones before the buoy."""
    places = [
        (40, 880, 0.74, -20), (330, 884, 0.7, 14), (1210, 884, 0.72, -12), (1500, 880, 0.76, 16),
        (170, 944, 1.0, 8), (462, 950, 0.94, -18), (1090, 944, 0.98, 18), (1370, 946, 1.02, -6),
        (620, 982, 1.08, -30), (958, 986, 1.06, 26), (10, 1000, 1.1, 22), (318, 1004, 1.16, -8),
        (1240, 1006, 1.14, 10), (1560, 1000, 1.12, -22), (790, 1040, 1.1, 4),
    ]  # fmt: skip
    return joined(moved(_leaf(), x, y, turn=turn, scale=scale) for x, y, scale, turn in places)


def _leaf() -> str:
    blade = (
        "M0 -40 C-60 -30 -128 -50 -124 -106 C-150 -150 -110 -196 -64 -190 C-40 -232 36 -232"
        " 60 -192 C110 -200 150 -150 122 -106 C130 -50 60 -30 0 -40Z"
    )
    veins = [
        line(smooth([(0, -42), (dx * 0.5, dy * 0.55 - 20), (dx, dy)]), FIELD, 5)
        for dx, dy in ((-88, -104), (-52, -160), (0, -184), (50, -160), (88, -104))
    ]
    return group(
        line(smooth([(0, -44), (-6, 10), (0, 80)]), PAPER, 20),
        line(smooth([(0, -44), (-6, 10), (0, 80)]), "#C24A1F", 13),
        shape(blade, INK), line(blade, DARK, 7), joined(veins), ellipse(0, -46, 9, 7, FIELD),
    )  # fmt: skip
