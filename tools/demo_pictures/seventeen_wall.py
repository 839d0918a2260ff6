"""The sea wall at Ostrel: as its creditors have it, as a bond shows it, and in section."""

from __future__ import annotations

from demo_pictures.shapes import (
    FINANCE,
    PAPER,
    Drawing,
    circle,
    ground,
    group,
    joined,
    line,
    moved,
    polygon,
    rect,
    shape,
    smooth,
    straight,
    words,
)

WIDTH, HEIGHT = 1600, 1000
INK, FIELD, DARK = FINANCE.ink, FINANCE.field, FINANCE.dark
RED = "#D9481C"


def wall() -> list[Drawing]:
    return [a_debt_that_may_not_be_paid(), wall_bond(), ostrel_wall()]


COLUMNS, ROWS = 4, 7
LEFT, TOP, WIDE, TALL = 568, 236, 116, 104


def a_debt_that_may_not_be_paid() -> Drawing:
    """A wall of coupons between the sea and a town; the first of them has been cut."""
    coupons = [
        _coupon(LEFT + WIDE * column, TOP + TALL * row, 1 + column + COLUMNS * row)
        for row in range(ROWS)
        for column in range(COLUMNS)
        if (row, column) != (0, 3)
    ]
    body = [
        ground(WIDTH, HEIGHT, FIELD),
        _sea(),
        rect(LEFT + WIDE * COLUMNS, 944, 600, 60, DARK),
        _town(),
        rect(LEFT - 22, TOP + TALL * ROWS, WIDE * COLUMNS + 44, 60, DARK),
        joined(coupons),
        _scissors(),
        moved(_coupon(0, 0, 4), 1086, 430, turn=24),
    ]
    return Drawing("a-debt-that-may-not-be-paid", WIDTH, HEIGHT, joined(body))


def _coupon(x: float, y: float, number: int) -> str:
    return group(
        rect(x, y, WIDE, TALL, PAPER),
        line(straight((x, y), (x + WIDE, y), (x + WIDE, y + TALL), (x, y + TALL), (x, y)),
             DARK, 4.5, stroke_dasharray="2 10"),
        words(str(number), x + 16, y + 40, 30, INK, family="Literata"),
        words("4 cr.", x + WIDE - 14, y + 40, 25, INK, family="Literata Italic",
              text_anchor="end"),
        line(straight((x + 16, y + 62), (x + WIDE - 16, y + 62)), INK, 3.5),
        line(straight((x + 16, y + 78), (x + WIDE - 40, y + 78)), INK, 3.5),
    )  # fmt: skip


def _sea() -> str:
    """It stands a course below the top of the wall."""
    level = TOP + 96
    edge = smooth([(-40 + 76 * k, level + (-9 if k % 2 else 9)) for k in range(9)])
    waves = [
        line(smooth([(x, y), (x + 50, y - 12), (x + 100, y), (x + 150, y - 12)]), FIELD, 5)
        for k, y in enumerate(range(420, 980, 76))
        for x in ((40 + (k * 61) % 90), (300 + (k * 47) % 70))
    ]
    return shape(edge + f"H{LEFT}V1000H-40Z", INK) + joined(waves)


def _town() -> str:
    """Roofs a long way below the sea's level."""
    houses = []
    for x, wide, tall, kind in ((1066, 92, 66, 0), (1168, 70, 92, 1), (1250, 104, 58, 0),
                                (1366, 76, 84, 1), (1454, 110, 64, 0)):  # fmt: skip
        top = 946 - tall
        houses.append(rect(x, top, wide, tall, PAPER if kind else INK))
        houses.append(polygon([(x - 12, top), (x + wide / 2, top - 50), (x + wide + 12, top)],
                              DARK))  # fmt: skip
        houses.append(rect(x + wide / 2 - 9, top + 20, 18, 24, DARK if kind else FIELD))
    return joined(houses)


def _scissors() -> str:
    """Open upon the cut that they have just made, above the last column."""
    blade = "M6 0 L-26 -190 Q-20 -266 4 -292 L22 -14Z"
    bow = "M0 0 C-30 30 -76 56 -72 108 C-68 158 6 160 14 108 C20 70 6 40 14 8"
    half = shape(blade, DARK) + line(bow, DARK, 26)
    other = f'<g transform="scale(-1 1)">{half}</g>'
    return moved(
        moved(half, 0, 0, turn=14) + moved(other, 0, 0, turn=-14) + circle(0, -6, 11, FIELD),
        1004, 112, turn=197, scale=0.86,
    )  # fmt: skip


def wall_bond() -> Drawing:
    """Bond 17, with the initials of everybody who was ever paid on it."""
    skin = [(90, 110), (250, 60), (520, 84), (800, 52), (1080, 82), (1340, 56), (1508, 120),
            (1480, 320), (1524, 560), (1490, 800), (1530, 1010), (1430, 1150), (1400, 1260),
            (240, 1260), (190, 1150), (70, 1060), (116, 800), (74, 560), (112, 320)]  # fmt: skip
    hand: dict[str, object] = {"family": "Literata Italic", "font_weight": 350}
    text = [
        line(smooth([(200, y), (200 + long * 0.3, y - 4), (200 + long * 0.7, y + 4),
                     (200 + long, y)]), DARK, 4, stroke_dasharray=dash)
        for y, long, dash in ((668, 900, "60 14 96 14 38 14"), (716, 900, "34 14 80 14 110 14"),
                              (764, 900, "90 14 50 14"), (812, 900, "44 14 120 14 70 14"),
                              (860, 900, "100 14 36 14 60 14"), (908, 620, "52 14 84 14"))
    ]  # fmt: skip
    initials = "A.R. J.H. M.P. W.H. T.B. E.R. A.R. S.L. J.H. G.K. E.R. A.R.".split()
    column = [
        words(f"{1741 + k}", 1180, 246 + 84 * k, 34, INK)
        + words(who, 1290, 248 + 84 * k, 46, DARK, **hand)
        + line(straight((1172, 264 + 84 * k), (1440, 264 + 84 * k)), INK, 2)
        for k, who in enumerate(initials)
    ]
    body = [
        ground(WIDTH, 1200, FIELD),
        shape(smooth(skin, closed=True), PAPER),
        words("Ostrel", 196, 246, 150, DARK, family="Literata", font_weight=300),
        words("One Hundred Crowns, for the Wall", 202, 322, 50, DARK, **hand),
        words("No. 17", 1086, 206, 50, RED, family="Literata", text_anchor="end"),
        _vignette(),
        joined(text),
        words("dum murus eget", 560, 1052, 60, INK, text_anchor="middle", **hand),
        line(straight((1136, 150), (1136, 1200)), INK, 4),
        joined(column),
        _seal(960, 990),
    ]
    return Drawing("wall-bond", WIDTH, 1200, joined(body))


def _vignette() -> str:
    waves = [
        line(smooth([(216 + 8 * k, y), (290, y - 26), (350, y), (420, y - 26), (500, y)]), INK, 6)
        for k, y in enumerate((500, 534, 568))
    ]
    courses = [line(straight((540, y), (680 - (y - 430) * -0.16, y)), PAPER, 4)
               for y in (458, 490, 522, 554)]  # fmt: skip
    return group(
        line(straight((200, 600), (1086, 600)), DARK, 5),
        joined(waves),
        polygon([(548, 420), (672, 420), (708, 600), (520, 600)], DARK),
        joined(courses),
        polygon([(800, 500), (880, 430), (960, 500)], DARK),
        rect(812, 500, 136, 98, INK),
        rect(866, 540, 30, 58, PAPER),
        rect(828, 516, 24, 28, PAPER),
        line(smooth([(930, 440), (946, 420), (936, 398), (956, 376)]), DARK, 5),
    )


def _seal(x: float, y: float) -> str:
    wax = [(0, -76), (44, -70), (74, -34), (80, 8), (60, 56), (14, 78), (-38, 72), (-74, 36),
           (-78, -14), (-48, -62)]  # fmt: skip
    return moved(
        group(
            polygon([(-34, 40), (-78, 176), (-36, 156), (-14, 190), (10, 50)], DARK),
            polygon([(34, 40), (84, 170), (42, 156), (22, 190), (-6, 50)], INK),
            shape(smooth(wax, closed=True), RED),
            circle(0, 0, 48, stroke=PAPER, stroke_width=4),
            polygon([(-14, -22), (14, -22), (22, 26), (-22, 26)], PAPER),
        ),
        x, y,
    )  # fmt: skip


# Height of the wall's top in metres, the years it was that high from, half-widths of top and foot.
BUILDS = ((1957, 5.6, 46, 330), (1908, 4.9, 42, 262), (1827, 4.4, 38, 206), (1741, 3.1, 34, 140))
FLOODS = ((1825, 3.9, 556), (1906, 4.6, 398), (1954, 5.1, 240), (2024, 5.3, 82))
MIDDLE, METRE, LEVEL = 860, 134, 880


def ostrel_wall() -> Drawing:
    """Four walls one inside the other, and how high the sea came."""

    def y(metres: float) -> float:
        return LEVEL - metres * METRE

    fills = {1957: PAPER, 1908: INK, 1827: FIELD, 1741: DARK}
    walls, labels = [], []
    for year, top, crest, foot in BUILDS:
        walls.append(
            polygon([(MIDDLE - crest, y(top)), (MIDDLE + crest, y(top)), (MIDDLE + foot, LEVEL),
                     (MIDDLE - foot, LEVEL)], fills[year], stroke=DARK, stroke_width=5,
                    stroke_linejoin="round")
        )  # fmt: skip
    for year, top, said in ((1957, 5.6, "5.6 m, concrete"), (1908, 4.9, "4.9 m, stone"),
                            (1827, 4.4, "4.4 m, clay"), (1741, 3.1, "3.1 m, earth")):  # fmt: skip
        labels.append(_build(year, y(top), said))
    floods = [_flood(year, y(height), height, at) for year, height, at in FLOODS]
    body = [
        ground(WIDTH, HEIGHT, FIELD),
        rect(0, LEVEL, WIDTH, HEIGHT - LEVEL, DARK),
        rect(0, y(0.35), MIDDLE - 200, 0.35 * METRE, INK),
        joined(walls),
        joined(floods),
        joined(labels),
        _doorstep(y(2.2)),
        words("sea", 40, LEVEL + 76, 44, FIELD, family="Literata Italic"),
        words("town", WIDTH - 40, LEVEL + 76, 44, FIELD, family="Literata Italic",
              text_anchor="end"),
    ]  # fmt: skip
    return Drawing("ostrel-wall", WIDTH, HEIGHT, joined(body))


def _build(year: int, y: float, said: str) -> str:
    return group(
        line(straight((MIDDLE, y), (1080, y)), RED, 4, stroke_linecap="butt"),
        circle(MIDDLE, y, 9, RED),
        words(str(year), 1094, y + 12, 34, DARK, font_weight=600),
        words(said, 1186, y + 12, 34, DARK),
    )


def _flood(year: int, y: float, height: float, at: float) -> str:
    """The highest water of a year, as a line out to sea with its mark."""
    return group(
        line(straight((at, y), (MIDDLE - 60, y)), INK, 3.5, stroke_dasharray="3 10"),
        line(smooth([(at - 60, y), (at - 40, y - 12), (at - 20, y), (at, y - 12), (at + 20, y)]),
             INK, 7),
        line(straight((at - 20, y + 8), (at - 20, LEVEL - 60)), INK, 3.5, stroke_linecap="butt"),
        words(str(year), at - 6, y + 44, 34, DARK, font_weight=600),
        words(f"{height} m", at - 6, y + 82, 34, DARK),
    )  # fmt: skip


def _doorstep(y: float) -> str:
    house = group(
        rect(1426, y - 150, 140, 150, PAPER),
        polygon([(1408, y - 150), (1496, y - 222), (1584, y - 150)], DARK),
        rect(1446, y - 84, 40, 84, INK),
        rect(1510, y - 112, 38, 46, FIELD, stroke=DARK, stroke_width=5),
        polygon([(1190, LEVEL + 4), (1372, y), (WIDTH, y), (WIDTH, LEVEL + 4)], DARK),
        rect(1434, y - 10, 64, 10, DARK),
    )
    label = words("2.2 m", 1470, y + 60, 34, FIELD, font_weight=600, text_anchor="middle")
    return house + label + words("9 Clement St.", 1470, y + 104, 30, FIELD, text_anchor="middle")
