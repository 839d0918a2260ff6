"""The lead pictures of number 17: a kitchen, a fire engine, a chair, a gallery."""

from __future__ import annotations

from demo_pictures.shapes import (
    CULTURE,
    ENVIRONMENT,
    PAPER,
    POLITICS,
    Drawing,
    Palette,
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

WIDTH, HEIGHT = 1600, 1000


def openers() -> list[Drawing]:
    return [back_in_april(), understudy(), by_courtesy_of()]


def back_in_april() -> Drawing:
    """A kitchen hung up for the winter; the river has come in, and so has a duck."""
    ink, field, dark = ENVIRONMENT.ink, ENVIRONMENT.field, ENVIRONMENT.dark
    level = 722
    beams = [rect(x, 0, 46, 92, dark) for x in (90, 420, 754, 1088, 1420)]
    hooks = [
        line(f"M{x} 92 V122 C{x} 150 {x + 30} 150 {x + 30} 124", dark, 9)
        for x in (145, 365, 645, 1025, 1250, 1500)
    ]
    door = group(
        rect(1196, 250, 250, 480, PAPER),
        joined(line(straight((x, 706), (x + 6, top)), dark, 5)
               for x, top in ((1230, 640), (1270, 610), (1316, 650), (1370, 616), (1410, 644))),
        joined(line(straight((x + 3, top + 26), (x + side, top + 2)), dark, 4)
               for x, top, side in ((1230, 640, -16), (1270, 610, 22), (1316, 650, 18),
                                    (1370, 616, -18), (1410, 644, 16))),
        line("M1196 730 V250 H1446 V730", dark, 16, stroke_linejoin="miter"),
    )  # fmt: skip
    water = group(
        rect(0, level, WIDTH, HEIGHT - level, dark),
        joined(
            line(straight((x, y), (x + long, y)), ink, 5)
            for x, y, long in (
                (60, 770, 190), (420, 756, 130), (1010, 764, 150), (1330, 782, 210),
                (180, 830, 240), (1180, 846, 170), (30, 906, 160), (380, 930, 260),
                (1020, 920, 300), (1430, 890, 120), (760, 962, 210), (240, 976, 120),
            )
        ),
    )  # fmt: skip
    body = [
        ground(WIDTH, HEIGHT, field),
        rect(0, 0, WIDTH, 34, dark),
        joined(beams), joined(hooks), door,
        _hung_chair(226, 200, ENVIRONMENT), _hung_chair(446, 200, ENVIRONMENT),
        _hung_table(850, 150, ENVIRONMENT),
        water,
        _duck(830, level, ENVIRONMENT),
    ]  # fmt: skip
    return Drawing("back-in-april", WIDTH, HEIGHT, joined(body))


def _hung_chair(x: float, top: float, p: Palette) -> str:
    """A ladder-back chair on a rope, seen from the side and a little aslant."""
    chair = group(
        line(straight((-66, 0), (-54, 210), (-70, 400)), p.dark, 17),
        line(straight((72, 214), (84, 400)), p.dark, 17),
        rect(-66, 204, 150, 22, p.ink),
        line(straight((-58, 318), (76, 318)), p.dark, 10),
        joined(line(straight((-64, y), (-36, y + 5)), p.dark, 17) for y in (36, 92, 148)),
    )
    rope = line(f"M{x - 66} 143 V{top + 24} M{x - 86} {top + 30} H{x - 34}", PAPER, 8)
    return moved(chair, x, top, turn=3) + rope


def _hung_table(x: float, top: float, p: Palette) -> str:
    ropes = [line(straight((at, -7), (at + lean, 190)), PAPER, 7)
             for at, lean in ((-190, -20), (190, 20))]  # fmt: skip
    legs = [line(straight((at, 210), (at + lean, 440)), p.dark, 21)
            for at, lean in ((-200, -12), (200, 12))]  # fmt: skip
    kettle = group(
        shape("M-62 0 C-70 -60 -40 -84 0 -84 C40 -84 70 -60 62 0Z", PAPER),
        line("M-42 -72 C-46 -134 46 -134 42 -72", p.dark, 10),
        shape("M56 -40 L104 -72 L112 -62 L64 -8Z", PAPER),
        circle(0, -90, 9, p.dark),
        line("M-38 -20 C-40 -44 -30 -60 -12 -64", p.ink, 6),
    )
    plates = group(
        rect(-56, -12, 112, 12, PAPER), rect(-50, -24, 100, 12, p.dark), rect(-56, -36, 112, 12,
             PAPER), rect(-50, -48, 100, 12, p.dark), rect(-56, -60, 112, 12, PAPER),
    )  # fmt: skip
    return moved(
        joined(ropes) + joined(legs)
        + rect(-280, 186, 560, 30, p.ink) + rect(-236, 216, 472, 42, p.dark)
        + moved(kettle, 96, 186) + moved(plates, -112, 186),
        x, top,
    )  # fmt: skip


def _duck(x: float, level: float, p: Palette) -> str:
    body = (
        "M-130 -10 C-150 -40 -178 -60 -176 -84 C-140 -66 -100 -70 -60 -72 C-10 -76 30 -70 52 -96"
        " C60 -120 48 -136 52 -160 C58 -196 118 -200 126 -160 C130 -136 116 -118 114 -92"
        " C120 -40 90 -4 40 -2 H-90 C-110 -2 -122 -2 -130 -10Z"
    )
    head = "M52 -160 C58 -196 118 -200 126 -160 C129 -142 122 -128 117 -112 H54 C54 -128 49 -142" \
           " 52 -160Z"  # fmt: skip
    return moved(
        group(
            shape(body, PAPER),
            shape(head, p.ink),
            rect(52, -114, 66, 9, PAPER),
            polygon([(120, -166), (180, -146), (118, -136)], p.dark),
            circle(100, -162, 7, PAPER),
            line("M-90 -52 C-50 -20 0 -20 30 -52", p.dark, 6),
            line(smooth([(-230, 14), (-150, 4), (-60, 14), (40, 4), (130, 14)]), PAPER, 6),
            line(smooth([(-330, 44), (-240, 36), (-150, 46)]), PAPER, 5),
        ),
        x, level + 14, scale=0.78,
    )  # fmt: skip


def understudy() -> Drawing:
    """Eleven hats on one chair, and under it one pair of shoes."""
    ink, field, dark = POLITICS.ink, POLITICS.field, POLITICS.dark
    stack = [
        (_straw(PAPER, ink), 62), (_bowler(dark, ink), 84), (_cap(ink, PAPER), 70),
        (_top_hat(dark, ink), 116), (_knitted(PAPER), 96), (_trilby(ink, dark), 82),
        (_straw(dark, PAPER), 60), (_beret(PAPER), 66), (_bowler(ink, dark), 84),
        (_cap(dark, ink), 70), (_top_hat(PAPER, ink), 116),
    ]  # fmt: skip
    leans = (0, -3, 3, -2, 4, -5, 3, 5, -4, 3, -3)
    shifts = (0, -8, 8, -4, 8, -8, 4, 10, -4, 2, -4)
    drawn, y = [], 668.0
    for (hat, tall), lean, shift in zip(stack, leans, shifts, strict=True):
        drawn.append(moved(hat, 800 + shift, y, turn=lean, scale=1.12))
        y -= tall * 1.12
    floor = [line(straight((x, y), (x + long, y)), ink, 4)
             for x, y, long in ((60, 930, 300), (420, 968, 180), (1060, 962, 260),
                                (1300, 918, 240))]  # fmt: skip
    body = [
        ground(WIDTH, HEIGHT, field),
        rect(0, 886, WIDTH, 114, dark), joined(floor),
        _chair(POLITICS),
        joined(drawn),
        _shoes(POLITICS),
    ]  # fmt: skip
    return Drawing("understudy", WIDTH, HEIGHT, joined(body))


def _chair(p: Palette) -> str:
    return group(
        line("M636 680 V300 M964 680 V300", p.dark, 26, stroke_linecap="butt"),
        circle(636, 286, 27, p.dark),
        circle(964, 286, 27, p.dark),
        shape(rounded(596, 668, 408, 56, 24), p.ink),
        rect(612, 716, 376, 32, p.dark),
        shape("M574 540 H640 V572 H606 V690 H574Z", p.dark),
        shape("M1026 540 H960 V572 H994 V690 H1026Z", p.dark),
        rect(612, 730, 34, 206, p.dark),
        rect(954, 730, 34, 206, p.dark),
        line(straight((640, 870), (960, 870)), p.dark, 14),
    )


def _shoes(p: Palette) -> str:
    shoe = shape("M-52 0 V-46 Q-40 -58 -24 -46 Q0 -26 40 -24 Q62 -20 62 0Z", PAPER) + line(
        straight((-52, 0), (62, 0)), p.ink, 9)  # fmt: skip
    flipped = f'<g transform="scale(-1 1)">{shoe}</g>'
    return moved(flipped, 738, 926) + moved(shoe, 862, 926)


def _bowler(fill: str, band: str) -> str:
    return group(
        shape("M-76 -10 C-80 -108 80 -108 76 -10Z", fill),
        shape("M-77 -32 H77 V-10 H-77Z", band),
        shape("M-118 -18 C-60 2 60 2 118 -18 C104 14 -104 14 -118 -18Z", fill),
    )


def _top_hat(fill: str, band: str) -> str:
    return group(
        polygon([(-70, -6), (-80, -122), (80, -122), (70, -6)], fill),
        polygon([(-72, -38), (72, -38), (70, -10), (-70, -10)], band),
        shape("M-122 -16 C-60 2 60 2 122 -16 C108 16 -108 16 -122 -16Z", fill),
    )


def _cap(fill: str, badge: str) -> str:
    return group(
        shape("M-88 -18 C-124 -50 -70 -80 0 -80 C70 -80 124 -50 88 -18Z", fill),
        rect(-86, -28, 172, 30, fill),
        line(straight((-86, -24), (86, -24)), badge, 5),
        shape("M-86 -4 C-40 26 60 28 106 6 C80 -6 -60 -6 -86 -4Z", fill),
        circle(0, -44, 12, badge),
    )


def _beret(fill: str) -> str:
    return group(
        shape("M-100 -14 C-136 -60 -50 -70 0 -70 C70 -70 142 -56 100 -12 C60 6 -60 6 -100 -14Z",
              fill),
        line(straight((0, -68), (10, -92)), fill, 12),
        line("M-92 -8 C-50 8 50 8 92 -8", POLITICS.ink, 10),
    )  # fmt: skip


def _straw(fill: str, band: str) -> str:
    return group(
        rect(-74, -64, 148, 58, fill),
        rect(-74, -40, 148, 26, band),
        shape(rounded(-126, -14, 252, 19, 9), fill),
    )


def _trilby(fill: str, band: str) -> str:
    return group(
        shape("M-80 -8 C-86 -88 -50 -100 -22 -86 Q0 -74 22 -86 C50 -100 86 -88 80 -8Z", fill),
        rect(-81, -36, 162, 24, band),
        shape("M-116 -4 C-70 -18 70 -18 122 -24 C110 16 -100 20 -116 -4Z", fill),
    )


def _knitted(fill: str) -> str:
    ribs = [line(straight((x, -4), (x, -26)), POLITICS.ink, 5) for x in range(-80, 81, 20)]
    return group(
        shape("M-84 -20 C-92 -112 92 -112 84 -20Z", fill),
        shape(rounded(-92, -32, 184, 34, 15), fill),
        joined(ribs),
        line(straight((-88, -34), (88, -34)), POLITICS.ink, 4),
        circle(0, -98, 20, fill),
    )


def by_courtesy_of() -> Drawing:
    """A wall of damask with the places where pictures were."""
    ink, field, dark = CULTURE.ink, CULTURE.field, CULTURE.dark
    frames = [
        (110, 150, 190, 250), (110, 480, 190, 150), (360, 220, 150, 190), (360, 470, 150, 190),
        (1090, 200, 170, 220), (1090, 480, 170, 150), (1330, 150, 180, 170), (1330, 400, 180, 240),
    ]  # fmt: skip
    places = [_place(*frame, CULTURE) for frame in frames]
    centre = _place(570, 130, 460, 500, CULTURE)
    places_of_sprigs = [
        (40 + 80 * column + (40 if row % 2 else 0), 50 + 74 * row)
        for row in range(10)
        for column in range(21)
    ]
    sprigs = [moved(_sprig(field), x, y) for x, y in places_of_sprigs]
    unfaded = [moved(_sprig("#A95592"), x, y) for x, y in places_of_sprigs]
    body = [
        ground(WIDTH, HEIGHT, field),
        rect(0, 0, WIDTH, 760, "#E3A6CC"),
        clipped(joined(sprigs), f"M0 0H{WIDTH}V760H0Z"),
        centre, joined(places),
        joined(clipped(joined(unfaded), f"M{x} {y}h{wide}v{tall}h{-wide}Z")
               for x, y, wide, tall in (*frames, (570, 130, 460, 500))),
        rect(0, 750, WIDTH, 22, dark),
        rect(0, 772, WIDTH, 60, PAPER),
        rect(0, 826, WIDTH, 10, dark),
        rect(0, 836, WIDTH, 164, field),
        joined(line(straight((x, 1000), (800 + (x - 800) * 0.84, 836)), ink, 3)
               for x in range(-160, 1800, 140)),
        _visitor(800, 930, CULTURE),
    ]  # fmt: skip
    return Drawing("by-courtesy-of", WIDTH, HEIGHT, joined(body))


def _sprig(fill: str) -> str:
    return group(
        shape("M0 -20 C10 -10 10 4 0 14 C-10 4 -10 -10 0 -20Z", fill, opacity="0.75"),
        line("M-16 6 C-12 18 -4 20 0 14 C4 20 12 18 16 6", fill, 4, stroke_opacity="0.75"),
    )


def _place(x: float, y: float, wide: float, tall: float, p: Palette) -> str:
    """The cloth as it was hung, a label at its side, and the nail."""
    return group(
        rect(x, y, wide, tall, p.ink),
        circle(x + wide / 2, y - 16, 6, p.dark),
        rect(x + wide - 46, y + tall + 16, 46, 24, PAPER),
        line(straight((x + wide - 38, y + tall + 24), (x + wide - 10, y + tall + 24)), p.dark, 3),
        line(straight((x + wide - 38, y + tall + 32), (x + wide - 20, y + tall + 32)), p.dark, 3),
    )


def _visitor(x: float, y: float, p: Palette) -> str:
    bench = group(
        rect(x - 230, y - 96, 460, 30, p.dark),
        rect(x - 200, y - 66, 26, 76, p.dark), rect(x + 174, y - 66, 26, 76, p.dark),
    )  # fmt: skip
    person = group(
        shape(f"M{x - 86} {y - 96} C{x - 92} {y - 220} {x - 70} {y - 264} {x} {y - 268}"
              f" C{x + 70} {y - 264} {x + 92} {y - 220} {x + 86} {y - 96}Z", PAPER),
        line(straight((x, y - 256), (x, y - 96)), p.ink, 4),
        rect(x - 22, y - 296, 44, 36, p.field),
        ellipse(x, y - 322, 44, 48, p.field),
        shape(f"M{x - 52} {y - 334} C{x - 50} {y - 410} {x + 50} {y - 410} {x + 52} {y - 334}Z",
              p.dark),
        shape(rounded(x - 84, y - 344, 168, 17, 8), p.dark),
    )  # fmt: skip
    return person + bench
