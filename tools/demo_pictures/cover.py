"""The cover of number 18: the tide, kept in a jar."""

from __future__ import annotations

from demo_pictures.shapes import (
    FOREIGN_AFFAIRS,
    PAPER,
    Drawing,
    circle,
    clipped,
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

WIDTH, HEIGHT = 1600, 2000
BLUE, SKY, NIGHT = FOREIGN_AFFAIRS.ink, FOREIGN_AFFAIRS.field, FOREIGN_AFFAIRS.dark
RED = "#E8552D"
MUD = "#26395A"
HORIZON = 1130
GLASS = (
    "M590 560 V610 C590 665 500 665 500 760 V1330 Q500 1420 590 1420 H1010"
    " Q1100 1420 1100 1330 V760 C1100 665 1010 665 1010 610 V560 Z"
)


def cover() -> Drawing:
    body = joined(
        [
            ground(WIDTH, HEIGHT, SKY),
            _far_shore(),
            rect(0, HORIZON, WIDTH, HEIGHT - HORIZON, NIGHT),
            _gullies(),
            _aground(),
            _jar(),
        ]
    )
    return Drawing("cover-18", WIDTH, HEIGHT, body)


def _far_shore() -> str:
    towers = [(92, 34, 46), (196, 22, 82), (1392, 30, 38), (1478, 20, 66)]
    spires = [
        rect(x, HORIZON - tall, wide, tall, NIGHT)
        + polygon([(x - 4, HORIZON - tall), (x + wide / 2, HORIZON - tall * 1.7),
                   (x + wide + 4, HORIZON - tall)], NIGHT)
        for x, wide, tall in towers
    ]  # fmt: skip
    low = smooth([(-20, 1140), (60, 1112), (180, 1104), (300, 1122), (420, 1136)])
    right = smooth([(1200, 1136), (1320, 1118), (1450, 1106), (1560, 1112), (1640, 1140)])
    return joined(spires) + shape(low + "Z", NIGHT) + shape(right + "Z", NIGHT)


def _gullies() -> str:
    """Water left in the mud, running together towards the horizon."""
    runs = [
        [(-40, 1500), (170, 1400), (250, 1330), (210, 1260), (320, 1200), (300, 1150), (360, 1131)],
        [(1650, 1640), (1430, 1530), (1330, 1480), (1380, 1400), (1210, 1290), (1260, 1200),
         (1200, 1131)],
        [(250, 1330), (360, 1300), (430, 1250)],
        [(1380, 1400), (1500, 1370), (1640, 1380)],
    ]  # fmt: skip
    widths = [9, 9, 6, 6]
    drawn = [line(smooth(run), MUD, wide) for run, wide in zip(runs, widths, strict=True)]
    strokes = [
        line(straight((x, y), (x + long, y)), MUD, 4)
        for x, y, long in [(60, 1215, 90), (1420, 1230, 120), (90, 1440, 60), (380, 1400, 70),
                           (1190, 1440, 90), (260, 1500, 120), (1270, 1580, 110), (520, 1490, 140),
                           (880, 1520, 200)]
    ]  # fmt: skip
    return joined(drawn + strokes)


def _boat(hull: str, sail: str, spar: str) -> str:
    """A small gaff boat about 220 wide; the waterline is y = 0."""
    return group(
        line(straight((6, -12), (6, -262)), spar, 7),
        shape("M16 -250 C84 -214 112 -120 112 -52 L16 -44Z", sail),
        shape("M-6 -226 C-30 -160 -62 -104 -92 -58 L-6 -48Z", sail),
        shape("M-112 -34 L118 -34 C104 10 70 26 30 26 H-44 C-82 26 -102 0 -112 -34Z", hull),
        line(straight((-104, -12), (108, -12)), spar, 4),
    )


def _aground() -> str:
    boat = moved(_boat(RED, PAPER, PAPER), 1352, 1322, turn=24, scale=0.86)
    keel = shape("M1240 1352 C1290 1336 1400 1350 1450 1372 C1400 1382 1290 1380 1240 1352Z", MUD)
    rope = line(smooth([(1262, 1268), (1210, 1330), (1150, 1356), (1136, 1376)]), PAPER, 3)
    return keel + boat + rope


def _jar() -> str:
    depths = [908, 944, 984, 1028, 1078, 1134, 1196, 1264, 1338]
    widths = [5, 4.5, 4.5, 4, 4, 3.5, 3, 3, 2.5]
    waves = [line(_swell(y, 9), PAPER, wide) for y, wide in zip(depths, widths, strict=True)]
    inside = group(
        rect(480, 540, 640, 900, PAPER),
        circle(964, 756, 64, RED),
        moved(_boat(RED, NIGHT, NIGHT), 724, 858, turn=-3, scale=0.92),
        shape(_swell(866, 11) + "V1440 H440 Z", BLUE),
        joined(waves),
    )
    return group(clipped(inside, GLASS), line(GLASS, PAPER, 24), _lid())


def _swell(y: float, height: float) -> str:
    return smooth([(440 + 66 * k, y + (height / 2 if k % 2 else -height / 2)) for k in range(12)])


def _lid() -> str:
    return group(
        shape(rounded(556, 540, 488, 40, 16), RED),
        shape("M566 540 V496 Q566 452 620 452 H980 Q1034 452 1034 496 V540Z", NIGHT),
        line("M606 512 V506 Q606 486 632 486 H760", SKY, 7),
        shape(rounded(984, 520, 92, 20, 10), NIGHT),
        line("M1066 530 C1112 552 1122 600 1104 668", NIGHT, 13),
        circle(1066, 530, 15, NIGHT),
    )
