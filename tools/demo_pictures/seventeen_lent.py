"""A fire engine in two countries, a shelf of what was borrowed, and an advertisement for soup."""

from __future__ import annotations

from demo_pictures.shapes import (
    CULTURE,
    FOREIGN_AFFAIRS,
    PAPER,
    Drawing,
    circle,
    clipped,
    ellipse,
    full_page,
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
    words,
)

WIDTH, HEIGHT = 1600, 1000


def lent() -> list[Drawing]:
    return [half_a_fire_engine(), six_things(), advertisement()]


GAP, SIZE = 170, 0.7  # the river, where the engine is cut


def half_a_fire_engine() -> Drawing:
    """One engine, cut at the frontier; the hose alone goes across."""
    ink, field, dark = FOREIGN_AFFAIRS.ink, FOREIGN_AFFAIRS.field, FOREIGN_AFFAIRS.dark
    bank, cut = 720, 800
    front = clipped(_engine(), "M-600 -500H0V300H-600Z")
    rear = clipped(_engine(), "M0 -500H600V300H0Z")
    left = smooth([(-40, bank + 8), (300, bank - 6), (cut - GAP / 2, bank)])
    right = smooth([(cut + GAP / 2, bank), (1300, bank - 8), (1650, bank + 6)])
    waves = [
        line(smooth([(x, y), (x + 22, y - 9), (x + 44, y), (x + 66, y - 9)]), PAPER, 5)
        for k, y in enumerate(range(838, 1000, 42))
        for x in (cut - 92 + (k * 37) % 50, cut + 20 + (k * 29) % 40)
    ]
    hose = smooth([(cut - GAP / 2 - 30, 596), (cut - 76, 640), (cut - 30, 712), (cut + 36, 720),
                   (cut + 78, 652), (cut + GAP / 2 + 30, 600)])  # fmt: skip
    body = [
        ground(WIDTH, HEIGHT, field),
        rect(0, 800, WIDTH, 200, ink), joined(waves),
        shape(f"{left}L{cut - GAP / 2 - 26} 1000H-40Z", dark),
        shape(f"M1650 1000H{cut + GAP / 2 + 26}L{right[1:]}Z", dark),
        _towns(bank, dark),
        moved(front, cut - GAP / 2, bank - 4, scale=SIZE),
        moved(rear, cut + GAP / 2, bank - 4, scale=SIZE),
        line(hose, PAPER, 20), line(hose, dark, 4, stroke_dasharray="3 18"),
        _ambassador(cut + 3, 724),
    ]  # fmt: skip
    return Drawing("half-a-fire-engine", WIDTH, HEIGHT, joined(body))


def _towns(bank: float, dark: str) -> str:
    """A chapel on one side and a sawmill on the other: what burned in 1957."""
    ink = FOREIGN_AFFAIRS.ink
    chapel = group(
        rect(120, bank - 130, 130, 140, dark), rect(84, bank - 220, 52, 230, dark),
        polygon([(76, bank - 220), (110, bank - 330), (144, bank - 220)], dark),
        polygon([(120, bank - 130), (250, bank - 130), (226, bank - 178), (136, bank - 178)], ink),
        joined(rect(x, bank - 100, 18, 50, FOREIGN_AFFAIRS.field) for x in (160, 206)),
    )  # fmt: skip
    sheds = [
        group(polygon([(x, bank - 90), (x + 70, bank - 150), (x + 70, bank - 90)], ink),
              rect(x, bank - 92, 70, 100, dark))
        for x in (1350, 1420)
    ]  # fmt: skip
    chimney = polygon([(1510, bank + 6), (1518, bank - 290), (1548, bank - 290), (1556, bank + 6)],
                      dark)  # fmt: skip
    return chapel + joined(sheds) + chimney


def _engine() -> str:
    """The whole engine, 860 long; x = 0 is where it is cut, y = 0 the ground."""
    ink, field, dark = FOREIGN_AFFAIRS.ink, FOREIGN_AFFAIRS.field, FOREIGN_AFFAIRS.dark
    wheels = [
        circle(x, -62, 66, dark) + circle(x, -62, 36, PAPER) + circle(x, -62, 13, dark)
        for x in (-282, 270)
    ]
    return group(
        shape("M-430 -70 V-190 Q-426 -214 -390 -216 L-352 -216 L-316 -336 Q-308 -356 -286 -356"
              " H-90 V-70Z", ink),
        rect(-92, -272, 510, 202, ink),
        shape("M-300 -232 L-272 -324 H-206 V-232Z", PAPER),
        rect(-186, -324, 76, 92, PAPER),
        rect(-440, -106, 880, 30, dark),
        rect(-430, -182, 850, 12, PAPER),
        circle(-404, -140, 21, PAPER),
        rect(-448, -96, 24, 26, dark),
        rect(-70, -250, 130, 58, dark),
        joined(rect(x, -250, 5, 58, field) for x in (-44, -16, 12, 40)),
        circle(180, -172, 64, PAPER), circle(180, -172, 64, stroke=dark, stroke_width=8),
        circle(180, -172, 40, stroke=dark, stroke_width=8),
        circle(180, -172, 16, dark),
        rect(300, -250, 96, 56, field),
        line(straight((312, -222), (384, -222)), dark, 5),
        _ladder(dark),
        shape("M-238 -356 C-238 -420 -190 -420 -190 -356Z", PAPER),
        circle(-214, -352, 9, dark),
        line(straight((-214, -424), (-214, -404)), dark, 9),
        rect(-250, -362, 72, 12, dark),
        joined(wheels),
    )  # fmt: skip


def _ladder(dark: str) -> str:
    rungs = [line(straight((x, -322), (x, -288)), dark, 7) for x in range(-60, 450, 40)]
    return group(
        line(straight((-86, -322), (470, -322)), dark, 11),
        line(straight((-86, -288), (470, -288)), dark, 11),
        joined(rungs),
    )


def _ambassador(x: float, y: float) -> str:
    """The coupling between the two hoses, over the middle of the river."""
    return moved(
        group(
            shape(rounded(-40, -24, 80, 48, 8), "#E9B949"),
            rect(-52, -32, 18, 64, "#E9B949"), rect(34, -32, 18, 64, "#E9B949"),
            line(straight((-12, -22), (-12, 22)), FOREIGN_AFFAIRS.dark, 4),
            line(straight((12, -22), (12, 22)), FOREIGN_AFFAIRS.dark, 4),
        ),
        x, y, turn=4,
    )  # fmt: skip


def six_things() -> Drawing:
    """What six people have at home that is not theirs, with labels for the post."""
    ink, field, dark = CULTURE.ink, CULTURE.field, CULTURE.dark
    shelf = 700
    body = [
        ground(WIDTH, HEIGHT, field),
        rect(0, shelf, WIDTH, 44, dark),
        rect(0, shelf + 44, WIDTH, 26, ink),
        joined(shape(f"M{x} {shelf + 44}H{x + 50}V{shelf + 120}Q{x + 4} {shelf + 118} {x}"
                     f" {shelf + 44}Z", dark) for x in (380, 1236)),
        moved(_dish(), 250, shelf), moved(_umbrella(), 520, shelf),
        moved(_slide_rule(), 730, shelf), moved(_peaked_cap(), 900, shelf),
        moved(_bell(), 1130, shelf), moved(_ladder_of_ash(), 1370, shelf),
        joined(_tag(x) for x in (250, 520, 730, 900, 1130, 1364)),
    ]  # fmt: skip
    return Drawing("six-things", WIDTH, HEIGHT, joined(body))


def _tag(x: float) -> str:
    """A paper label on a string, hanging over the shelf's edge."""
    return line(straight((x, 704), (x, 808)), PAPER, 4) + moved(
        group(
            shape("M0 0 L28 28 V116 H-28 V28Z", PAPER),
            circle(0, 26, 6, CULTURE.dark),
            line(straight((-13, 60), (13, 60)), CULTURE.ink, 5),
            line(straight((-13, 82), (6, 82)), CULTURE.ink, 5),
        ),
        x,
        800,
        turn=(x % 7) - 3,
    )


def _dish() -> str:
    return group(
        shape("M-160 -92 H160 L118 -8 Q112 0 100 0 H-100 Q-112 0 -118 -8Z", PAPER),
        rect(-176, -104, 352, 20, CULTURE.ink),
        shape("M-150 -104 C-120 -168 120 -168 150 -104Z", CULTURE.dark),
        joined(line(smooth([(x, -128), (x + 12, -138), (x + 22, -124)]), CULTURE.field, 5)
               for x in (-60, -12, 36)),
    )  # fmt: skip


def _umbrella() -> str:
    return group(
        line("M0 -60 V-420 C0 -500 84 -500 84 -430", CULTURE.dark, 20),
        shape("M-44 -392 H44 C50 -260 26 -130 6 -40 H-6 C-26 -130 -50 -260 -44 -392Z",
              CULTURE.ink),
        line(smooth([(-16, -388), (-14, -220), (-2, -60)]), PAPER, 5),
        line(smooth([(18, -388), (16, -220), (3, -60)]), PAPER, 5),
        rect(-50, -300, 100, 20, CULTURE.dark),
        line(straight((0, -60), (0, 0)), CULTURE.dark, 10),
    )  # fmt: skip


def _slide_rule() -> str:
    marks = [
        line(straight((-34, -20 - step), (-34 + (26 if k % 5 == 0 else 16), -20 - step)),
             CULTURE.dark, 4)
        for k, step in enumerate(range(0, 430, 21))
    ]  # fmt: skip
    return moved(
        group(
            rect(-36, -480, 72, 480, PAPER),
            rect(-8, -540, 28, 540, CULTURE.field),
            line("M-8 -540 H20 V0 H-8 Z", CULTURE.dark, 4),
            line("M-36 -480 H36 V0 H-36 Z", CULTURE.dark, 6),
            joined(marks),
            rect(-46, -300, 92, 54, CULTURE.ink, fill_opacity="0.85"),
            line(straight((0, -300), (0, -246)), PAPER, 4),
        ),
        0, 0, turn=4,
    )  # fmt: skip


def _peaked_cap() -> str:
    return group(
        shape("M-84 -56 C-128 -92 -96 -158 0 -158 C96 -158 128 -92 84 -56Z", CULTURE.dark),
        rect(-84, -66, 168, 44, CULTURE.ink),
        shape("M-84 -24 C-30 -12 50 -12 84 -24 C120 -10 128 -2 118 0 C60 -8 -40 -8 -84 0Z",
              CULTURE.dark),
        circle(0, -92, 20, PAPER), circle(0, -92, 9, CULTURE.ink),
        line(straight((-84, -62), (84, -62)), PAPER, 4),
    )  # fmt: skip


def _bell() -> str:
    return group(
        shape("M-30 -190 C-56 -160 -46 -80 -100 -18 Q-104 0 -88 0 H88 Q104 0 100 -18"
              " C46 -80 56 -160 30 -190 Q0 -206 -30 -190Z", CULTURE.ink),
        shape("M-16 -194 C-20 -240 -34 -262 -28 -300 Q-22 -330 0 -330 Q22 -330 28 -300"
              " C34 -262 20 -240 16 -194Z", CULTURE.dark),
        line("M-80 -34 Q0 -16 80 -34", PAPER, 6),
        line("M-58 -90 Q0 -76 58 -90", PAPER, 4),
    )  # fmt: skip


def _ladder_of_ash() -> str:
    """Too long for any cupboard; one of its rungs is newer than the rest."""
    rungs = [
        line(straight((-66 + k, -70 - 104 * k), (66 - k, -70 - 104 * k)),
             PAPER if k == 3 else CULTURE.ink, 20)
        for k in range(8)
    ]  # fmt: skip
    return moved(
        group(
            joined(rungs),
            line(straight((-72, 0), (-58, -900)), CULTURE.dark, 24),
            line(straight((72, 0), (58, -900)), CULTURE.dark, 24),
        ),
        0, 0, turn=5,
    )  # fmt: skip


def advertisement() -> Drawing:
    """A full page, 210 by 270 mm: a plate of soup, and the harbour in it."""
    dark, red = "#17191C", "#B4321F"
    steam = [
        line(smooth([(x, 640), (x - 34, 560), (x + 26, 470), (x - 20, 380), (x + 18, 300)]),
             dark, 9)
        for x in (560, 700, 840)
    ]  # fmt: skip
    waves = [line(smooth([(x, y), (x + 40, y - 12), (x + 80, y), (x + 120, y - 12)]), PAPER, 6)
             for x, y in ((420, 812), (860, 806), (560, 862), (760, 872), (640, 776))]  # fmt: skip
    tug = moved(
        group(
            shape("M-96 0 H110 L84 46 H-70Z", dark),
            rect(-50, -44, 84, 44, dark), rect(-6, -104, 26, 62, dark),
            rect(-38, -32, 22, 20, PAPER), rect(-4, -92, 22, 12, PAPER),
        ),
        700, 800, scale=0.9,
    )  # fmt: skip
    body = [
        joined(steam),
        ellipse(700, 1010, 520, 120, dark),
        shape("M210 820 C220 1010 440 1090 700 1090 C960 1090 1180 1010 1190 820Z", PAPER),
        line("M210 820 C220 1010 440 1090 700 1090 C960 1090 1180 1010 1190 820", dark, 10),
        ellipse(700, 820, 490, 116, PAPER, stroke=dark, stroke_width=10),
        ellipse(700, 826, 420, 84, red),
        joined(waves), tug,
        words("The Necessary", 700, 1420, 150, dark, family="Literata", font_weight=300,
              text_anchor="middle"),
        words("There is soup.", 700, 1510, 58, dark, family="Literata Italic", font_weight=300,
              text_anchor="middle"),
        words("On the quay, Ostrel. Since 1963, by direction.", 700, 1620, 36, dark,
              text_anchor="middle"),
    ]  # fmt: skip
    return full_page("advertisement-necessary", *body)
