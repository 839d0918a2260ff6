"""The cover of number 17: the moon, pawned."""

from __future__ import annotations

from demo_pictures.shapes import (
    FINANCE,
    PAPER,
    Drawing,
    circle,
    clipped,
    ellipse,
    ground,
    group,
    joined,
    line,
    moved,
    rect,
    ring,
    shape,
    smooth,
    straight,
    words,
)

WIDTH, HEIGHT = 1600, 2000
SEA, PALE, NIGHT = FINANCE.ink, FINANCE.field, FINANCE.dark
GOLD = "#F3B13C"
DEEP = "#0A5252"
HORIZON = 1150
MOON = (800, 874, 152)


def cover() -> Drawing:
    body = [
        ground(WIDTH, HEIGHT, NIGHT),
        rect(0, HORIZON, WIDTH, HEIGHT - HORIZON, SEA),
        _swell(),
        _glitter(),
        _house(),
        _bracket(),
        _ball(620, 640),
        _ball(980, 640),
        _moon(),
        _boat(1150, 1300),
    ]
    return Drawing("cover-17", WIDTH, HEIGHT, joined(body))


def _swell() -> str:
    strokes = [
        line(straight((x, y), (x + long, y)), DEEP, 5)
        for x, y, long in (
            (90, 1216, 190), (1330, 1204, 160), (300, 1290, 140), (1290, 1360, 220),
            (60, 1390, 240), (980, 1470, 190), (330, 1500, 260), (1240, 1600, 240),
            (120, 1680, 200), (660, 1640, 210), (900, 1790, 260), (300, 1860, 230),
            (1290, 1850, 190),
        )
    ]  # fmt: skip
    return joined(strokes)


def _glitter() -> str:
    """The moon's road, which ends above where the cover's words stand."""
    rows = []
    for k, y in enumerate(range(HORIZON + 16, 1350, 22)):
        half = 132 - 7 * k + (26 if k % 3 == 1 else 0)
        lean = (-18, 10, 26, -6)[k % 4]
        rows.append(
            line(straight((800 - half + lean, y), (800 + half + lean, y)), PAPER, 8 - k / 3)
        )
    return joined(rows)


def _house() -> str:
    """The corner of a shop with its shutters closed, and a light on behind the door."""
    courses = [line(straight((0, y), (146, y)), NIGHT, 4) for y in range(470, 1150, 62)]
    joints = [
        line(straight((x + (36 if k % 2 else 0), 470 + 62 * k), (x + (36 if k % 2 else 0),
                      532 + 62 * k)), NIGHT, 4)
        for k in range(11) for x in (38, 110)
    ]  # fmt: skip
    return group(
        rect(0, 420, 150, 760, SEA),
        joined(courses), joined(joints),
        rect(0, 384, 178, 40, PALE),
        rect(0, 1150, 190, 34, PALE),
        rect(0, 800, 74, 350, NIGHT),
        rect(0, 818, 56, 332, GOLD),
    )  # fmt: skip


def _bracket() -> str:
    scroll = "M158 800 C330 800 330 496 520 486"
    curl = "M352 560 C300 600 240 580 244 536 C248 500 304 504 300 540 C298 560 276 558 278 544"
    end = "M1010 480 C1090 480 1096 400 1040 398 C1000 398 1000 446 1034 444"
    return group(
        rect(146, 440, 20, 400, PALE),
        line(straight((150, 480), (1014, 480)), PALE, 22),
        line(scroll, PALE, 16),
        line(curl, PALE, 11),
        line(end, PALE, 16),
        circle(156, 460, 17, PALE),
        circle(156, 824, 17, PALE),
        joined(line(straight((x, 490), (x, foot)), PALE, 7)
               for x, foot in ((620, 530), (980, 530), (800, 720))),
        joined(circle(800, y, 13, stroke=PALE, stroke_width=7) for y in range(512, 716, 28)),
    )  # fmt: skip


def _ball(x: float, y: float) -> str:
    shine = f"M{x - 66} {y - 20}C{x - 66} {y - 50} {x - 44} {y - 70} {x - 16} {y - 74}"
    return group(
        rect(x - 17, y - 128, 34, 26, PALE),
        circle(x, y, 106, GOLD),
        line(shine, PAPER, 11),
    )


def _moon() -> str:
    x, y, r = MOON
    seas = [
        ellipse(x - 50, y - 58, 62, 40, PALE), ellipse(x - 84, y - 8, 40, 44, PALE),
        ellipse(x + 22, y - 38, 34, 26, PALE), ellipse(x + 58, y + 4, 36, 44, PALE),
        ellipse(x + 84, y + 58, 26, 20, PALE), ellipse(x - 34, y + 74, 34, 18, PALE),
        circle(x + 76, y - 82, 13, PALE), circle(x + 14, y + 112, 15, PALE),
        circle(x - 8, y + 26, 9, PALE),
    ]  # fmt: skip
    tag = moved(
        shape("M0 0 L30 -38 H176 V38 H30 Z", GOLD)
        + circle(34, 0, 9, NIGHT)
        + words("17", 110, 23, 66, NIGHT, family="Literata", text_anchor="middle",
                font_weight=500),
        x + 238, y - 40, turn=14, scale=1.1,
    )  # fmt: skip
    string = line(smooth([(x + 6, y - r - 12), (x + 92, y - r + 10), (x + 170, y - 96),
                          (x + 268, y - 34)]), PAPER, 5)  # fmt: skip
    return group(
        rect(x - 19, y - r - 22, 38, 28, PALE),
        circle(x, y, r, PAPER),
        clipped(joined(seas), ring(x, y, r)),
        string,
        tag,
    )


def _boat(x: float, y: float) -> str:
    """Somebody has rowed out to have a look at it, and has stopped."""
    return moved(
        group(
            line(straight((-34, -36), (-128, 22)), GOLD, 8),
            shape("M-150 -28 H150 C136 10 104 26 70 26 H-70 C-104 26 -136 10 -150 -28Z", NIGHT),
            line(straight((-142, -20), (142, -20)), GOLD, 7),
            shape("M-26 -30 C-28 -92 -10 -116 20 -116 C46 -116 56 -84 54 -30Z", NIGHT),
            circle(8, -140, 25, PALE),
            shape("M-24 -150 C-22 -190 36 -192 38 -146 Z", GOLD),
            line(smooth([(-10, -96), (-40, -70), (-40, -40)]), NIGHT, 15),
        ),
        x, y, scale=0.66,
    )  # fmt: skip
