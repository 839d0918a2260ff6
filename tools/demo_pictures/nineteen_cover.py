"""The cover of number 19: a postmark whose waves have become the sea."""

from __future__ import annotations

from demo_pictures.shapes import (
    FOREIGN_AFFAIRS,
    PAPER,
    TECHNOLOGY,
    Drawing,
    Point,
    circle,
    clipped,
    element,
    ground,
    group,
    joined,
    line,
    moved,
    rect,
    shape,
    smooth,
    straight,
    words,
)

WIDTH, HEIGHT = 1600, 2000
MANILA, NIGHT = TECHNOLOGY.field, FOREIGN_AFFAIRS.dark
RED, SWELL = "#D9481C", "#2A3D5F"
SUN = (610, 850, 352)
SEA = 1010  # where the postmark is cut off by the first wave that crosses the whole cover


def cover() -> Drawing:
    above = _wave(SEA) + "V0H-60Z"
    body = joined(
        [
            ground(WIDTH, HEIGHT, MANILA),
            clipped(_postmark(), above),
            _cancellation(),
            moved(_letter_boat(), 1210, 822, turn=-6, scale=1.42),
            _bow_wave(),
            _sea(),
        ]
    )
    return Drawing("cover-19", WIDTH, HEIGHT, body)


def _postmark() -> str:
    """A dated stamp, a little worn: it was not the first letter of the morning."""
    x, y, radius = SUN
    arc = f"M{x - 264} {y}a264 264 0 0 1 528 0"
    around = element("textPath", "HARRACK", href="#around", startOffset="50%", text_anchor="middle")
    name = element(
        "text", around, font_family="Archivo", font_size=92, fill=NIGHT, font_weight=600,
        letter_spacing=26,
    )  # fmt: skip
    worn = [
        line(straight(start, end), MANILA, wide)
        for start, end, wide in (
            ((252, 752), (306, 722), 8),
            ((262, 778), (300, 764), 4),
            ((544, 478), (556, 524), 5),
            ((826, 540), (806, 566), 6),
        )
    ]
    return group(
        element("path", d=arc, id="around", fill="none"),
        circle(x, y, radius, stroke=NIGHT, stroke_width=18),
        circle(x, y, 232, stroke=NIGHT, stroke_width=9),
        name,
        words("1 XII", x, y - 4, 136, NIGHT, font_weight=600, text_anchor="middle"),
        words("2026", x, y + 112, 106, NIGHT, font_weight=600, text_anchor="middle"),
        joined(worn),
    )


def _wave(y: float, *, starts: float = -60, height: float = 19) -> str:
    """All waves keep step, as those of a stamp do."""
    places: list[Point] = []
    x, k = -60.0, 0
    while x < WIDTH + 140:
        if x >= starts - 46:
            places.append((max(x, starts), y + (height if k % 2 else -height)))
        x, k = x + 92, k + 1
    return smooth(places)


def _cancellation() -> str:
    """The strokes that leave the postmark to the right, as a franking machine makes them."""
    strokes = ((734, 958, 13), (802, 974, 14), (870, 974, 15), (938, 962, 16))
    return joined(line(_wave(y, starts=starts), NIGHT, wide) for y, starts, wide in strokes)


def _bow_wave() -> str:
    """The stroke that the boat lies in, once more, before its hull."""
    within = f"M1000 838H1420V{SEA}H1000Z"
    return clipped(line(_wave(870), NIGHT, 15), within)


def _sea() -> str:
    strokes = [
        line(_wave(SEA + drop), NIGHT, wide)
        for drop, wide in ((0, 18), (67, 24), (134, 31), (201, 39))
    ]
    deep = [
        line(_wave(SEA + drop), SWELL, wide)
        for drop, wide in ((346, 9), (424, 7), (512, 5), (610, 4), (720, 3))
    ]
    body = shape(_wave(SEA + 266) + f"V{HEIGHT}H-60Z", NIGHT)
    return joined([*strokes, body, *deep])


def _letter_boat() -> str:
    """A boat about 240 wide whose sail is an envelope; the waterline is y = 0."""
    return group(
        line(straight((0, -14), (0, -372)), NIGHT, 9),
        rect(-118, -304, 236, 164, PAPER),
        line("M-118 -304L0 -206L118 -304", NIGHT, 7),
        line("M-118 -304H118V-140H-118Z", NIGHT, 7),
        shape("M-132 -62 L138 -62 C120 -4 88 24 40 24 H-52 C-94 24 -120 -8 -132 -62Z", RED),
        shape("M4 -334 L52 -352 L4 -370Z", RED),
    )
