"""The authors' portraits: what stands on each one's desk, in the manner of a woodcut."""

from __future__ import annotations

from demo_pictures.shapes import (
    CULTURE,
    ENVIRONMENT,
    FINANCE,
    FOREIGN_AFFAIRS,
    PAPER,
    POLITICS,
    TECHNOLOGY,
    Drawing,
    Palette,
    circle,
    clipped,
    ellipse,
    ground,
    group,
    hatch,
    joined,
    line,
    moved,
    polygon,
    rect,
    ring,
    rounded,
    shape,
    smooth,
    straight,
)

WIDTH, HEIGHT = 640, 800
TABLE = 610


def desk_objects() -> list[Drawing]:
    return [
        on_desk("ragna-hollis", POLITICS, _bell(POLITICS)),
        on_desk("edmund-tace", POLITICS, _inkwell(POLITICS)),
        on_desk("priya-lund", FINANCE, _adding_machine(FINANCE)),
        on_desk("olaf-brandreth", FOREIGN_AFFAIRS, _boots(FOREIGN_AFFAIRS)),
        on_desk("bettany-skarre", ENVIRONMENT, _recorder(ENVIRONMENT)),
        on_desk("milo-quarrie", CULTURE, _books(CULTURE)),
        on_desk("wanda-osk", CULTURE, _umbrella(CULTURE)),
        on_desk("ibrahim-noakes", TECHNOLOGY, _crane(TECHNOLOGY)),
    ]


def on_desk(slug: str, palette: Palette, thing: str) -> Drawing:
    """The desk is cut with long strokes that leave a shadow to the right of the thing."""
    desk = f"M0 {TABLE}H{WIDTH}V{HEIGHT}H0Z"
    shadow = shape(f"M300 {TABLE + 62}H640V{TABLE + 104}H240Z", palette.dark)
    body = [
        ground(WIDTH, HEIGHT, palette.field),
        shape(desk, palette.ink),
        hatch(desk, palette.dark, box=(0, TABLE, WIDTH, HEIGHT - TABLE), turn=0, gap=21, width=5),
        shadow,
        thing,
    ]
    return Drawing(f"portrait-{slug}", WIDTH, HEIGHT, joined(body))


def carved(
    path: str,
    box: tuple[float, float, float, float],
    fill: str,
    *,
    turn: float = 62,
    gap: float = 15,
    width: float = 5,
) -> str:
    """A dark shape whose light side is opened by cuts."""
    x, y, w, h = box
    lit = (x - w * 0.1, y, w * 0.56, h)
    cuts = hatch(path, PAPER, box=lit, turn=turn, gap=gap, width=width)
    edge = x + w * 0.46
    keep = f"M{x - 40} {y - 40}H{edge}Q{edge - w * 0.1} {y + h / 2} {edge} {y + h + 40}H{x - 40}Z"
    from_left = clipped(cuts, keep)
    return shape(path, fill) + from_left + line(path, fill, 7)


def _bell(p: Palette) -> str:
    cup = ("M250 380 C214 420 226 520 150 610 Q140 634 170 640 H470 Q500 634 490 610"
           " C414 520 426 420 390 380 Q320 340 250 380Z")  # fmt: skip
    handle = ("M296 364 C286 300 264 270 270 200 Q276 130 320 130 Q364 130 370 200"
              " C376 270 354 300 344 364Z")  # fmt: skip
    return group(
        carved(cup, (150, 360, 340, 280), p.dark),
        carved(handle, (264, 130, 110, 240), p.ink, turn=80, gap=13),
        line("M172 592 Q320 622 468 592", PAPER, 7),
        line("M226 470 Q320 492 414 470", PAPER, 5),
        line(straight((286, 362), (354, 362)), p.dark, 16),
    )


def _inkwell(p: Palette) -> str:
    well = rounded(190, 470, 260, 196, 44)
    quill = "M330 470 C336 380 380 220 520 70 C530 200 470 350 350 472Z"
    return group(
        carved(quill, (320, 70, 210, 400), p.ink, turn=-8, gap=17),
        line(smooth([(326, 500), (344, 430), (400, 270), (512, 86)]), p.dark, 8),
        polygon([(436, 250), (474, 262), (430, 282)], p.field),
        polygon([(412, 330), (452, 342), (400, 360)], p.field),
        rect(256, 430, 128, 50, p.dark),
        rect(240, 418, 160, 24, p.dark),
        carved(well, (190, 470, 260, 196), p.dark),
        shape("M384 560 H450 V640 Q430 666 384 666Z", p.dark),
    )


def _adding_machine(p: Palette) -> str:
    body = ("M140 400 Q146 372 176 372 H440 Q464 372 472 400 L520 620 Q524 656 490 656"
            " H126 Q92 656 98 620Z")  # fmt: skip
    keys = [
        circle(190 + 62 * column - 9 * row, 474 + 50 * row, 19, PAPER)
        + circle(190 + 62 * column - 9 * row, 474 + 50 * row, 19, "none", stroke=p.dark,
                 stroke_width=5)
        for row in range(3)
        for column in range(4)
    ]  # fmt: skip
    figures = [
        line(straight((396 - long, 204 + 28 * k), (396, 204 + 28 * k)), p.ink, 7)
        for k, long in enumerate((60, 96, 40, 84, 110, 60))
    ]
    return group(
        shape("M206 372 V170 Q206 128 246 120 H372 Q414 128 414 170 V372Z", PAPER),
        line("M206 372 V170 Q206 128 246 120 H372 Q414 128 414 170 V372", p.dark, 7),
        joined(figures),
        line(straight((220, 350), (400, 350)), p.ink, 4),
        carved(body, (96, 372, 420, 284), p.dark, turn=70, gap=17),
        shape("M150 440 H452 L484 624 H116Z", p.dark),
        joined(keys),
        line("M500 520 H560 V430", p.dark, 18),
        shape(rounded(536, 360, 48, 80, 22), p.ink),
        line(rounded(536, 360, 48, 80, 22), p.dark, 7),
        rect(176, 384, 270, 32, p.ink),
    )


def _boots(p: Palette) -> str:
    boot = ("M214 180 H350 L346 480 C352 540 420 560 470 590 Q494 606 488 650 H206"
            " C196 560 220 480 214 180Z")  # fmt: skip

    def one(fill: str) -> str:
        return group(
            carved(boot, (200, 180, 290, 470), fill, turn=8, gap=19),
            shape("M204 640 H492 V668 H420 V656 H280 V668 H204Z", p.dark),
            ellipse(282, 182, 68, 17, p.dark),
            line("M213 226 H350", PAPER, 7),
            line("M400 560 Q420 590 404 620", PAPER, 5),
        )

    return moved(one(p.ink), -100, 14) + moved(one(p.dark), 182, -34, turn=8)


def _recorder(p: Palette) -> str:
    case = rounded(96, 300, 448, 356, 26)

    def reel(x: float) -> str:
        holes = [
            moved(ellipse(0, -48, 19, 26, p.dark), x, 428, turn=turn) for turn in (0, 120, 240)
        ]
        return group(
            circle(x, 428, 92, PAPER), circle(x, 428, 92, stroke=p.dark, stroke_width=8),
            joined(holes), circle(x, 428, 15, p.dark),
        )  # fmt: skip

    tape = line("M124 470 L296 566 H344 L516 470", p.dark, 5)
    buttons = [rect(140 + 56 * k, 596, 42, 34, p.dark if k == 2 else PAPER) for k in range(4)]
    dial = ring(460, 612, 26)
    return group(
        line("M150 300 Q160 240 220 240 H420 Q480 240 490 300", p.dark, 20),
        shape(case, p.dark),
        hatch(case, p.ink, box=(96, 300, 448, 356), turn=90, gap=18, width=4),
        reel(216), reel(424), tape,
        shape("M110 574 H530 V646 H110Z", p.dark),
        joined(buttons), shape(dial, PAPER), line(straight((460, 612), (474, 594)), p.dark, 6),
    )  # fmt: skip


def _books(p: Palette) -> str:
    stack = []
    rows = (
        (110, 566, 430, 96, 0),
        (146, 480, 380, 86, 1),
        (96, 384, 420, 96, 2),
        (150, 306, 350, 78, 1),
    )
    for x, y, wide, tall, kind in rows:
        cover = p.ink if kind == 1 else p.dark
        spine = rounded(x, y, wide, tall, 12)
        stack.append(shape(spine, cover))
        stack.append(
            hatch(f"M{x + 26} {y + 14}H{x + wide * 0.42}V{y + tall - 14}H{x + 26}Z", PAPER,
                  box=(x, y, wide * 0.5, tall), turn=0, gap=12, width=3.4)
        )  # fmt: skip
        for band in (0.5, 0.9):
            stack.append(rect(x + wide * band, y, 11, tall, PAPER))
        if kind != 1:
            stack.append(rect(x + wide * 0.58, y + tall * 0.36, wide * 0.25, 10, PAPER))
            stack.append(rect(x + wide * 0.62, y + tall * 0.58, wide * 0.17, 8, PAPER))
    glasses = group(
        line(ring(250, 250, 50), p.dark, 13), line(ring(390, 250, 50), p.dark, 13),
        line("M300 244 Q320 222 340 244", p.dark, 12),
        line("M202 238 C176 204 150 214 132 250", p.dark, 11),
        line("M438 238 C470 200 500 216 520 252", p.dark, 11),
        line(straight((232, 262), (262, 230)), PAPER, 8),
        line(straight((372, 262), (402, 230)), PAPER, 8),
    )  # fmt: skip
    return joined(stack) + glasses


def _umbrella(p: Palette) -> str:
    folds = ("M312 640 C276 560 232 420 236 250 C238 214 268 196 300 190 H340"
             " C372 196 402 214 404 250 C408 420 364 560 328 640Z")  # fmt: skip
    seams = [
        line(smooth([(x, 200), (x + drift, 400), (320, 640)]), PAPER, 5)
        for x, drift in ((280, -14), (320, 4), (358, 14))
    ]
    label = moved(
        shape("M0 -38 H128 L156 0 L128 38 H0Z", PAPER)
        + line("M0 -38 H128 L156 0 L128 38 H0Z", p.dark, 7)
        + circle(128, 0, 8, p.dark)
        + line(straight((18, -12), (100, -12)), p.ink, 7)
        + line(straight((18, 12), (76, 12)), p.ink, 7),
        400, 470, turn=-160,
    )  # fmt: skip
    whole = group(
        line(straight((320, 630), (320, 706)), p.dark, 13),
        line("M320 196 V110 C320 20 440 20 440 100", p.dark, 26),
        carved(folds, (232, 190, 176, 450), p.ink, turn=-14, gap=21, width=4),
        joined(seams),
        line("M240 330 Q320 366 402 330", p.dark, 15),
        line(smooth([(404, 340), (470, 380), (492, 470)]), p.dark, 5),
    )
    return moved(whole, -58, 40, turn=6) + moved(label, 94, 70)


def _crane(p: Palette) -> str:
    def lattice(x1: float, y1: float, x2: float, y2: float, wide: float, bays: int) -> str:
        def at(k: float, side: int) -> tuple[float, float]:
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            nx, ny = -(y2 - y1) / length * wide / 2, (x2 - x1) / length * wide / 2
            return x1 + (x2 - x1) * k + side * nx, y1 + (y2 - y1) * k + side * ny

        rungs = [straight(at(k / bays, 1 if k % 2 else -1), at((k + 1) / bays, -1 if k % 2 else 1))
                 for k in range(bays)]  # fmt: skip
        return group(
            line(straight(at(0, 1), at(1, 1)), p.dark, 9),
            line(straight(at(0, -1), at(1, -1)), p.dark, 9),
            line("".join(rungs), p.dark, 6),
        )  # fmt: skip

    cabin = "M196 300 H330 L350 400 H196Z"
    return group(
        lattice(236, 640, 248, 400, 64, 5),
        lattice(150, 664, 236, 470, 22, 5), lattice(338, 664, 260, 470, 22, 5),
        lattice(276, 330, 560, 96, 40, 10),
        line(straight((560, 96), (232, 214)), p.dark, 5),
        line(straight((232, 214), (210, 300)), p.dark, 8),
        carved(cabin, (196, 300, 154, 100), p.ink, turn=0, gap=13, width=4),
        rect(276, 322, 44, 40, PAPER), line("M276 322 h44 v40 h-44z", p.dark, 6),
        shape(rounded(120, 316, 84, 84, 8), p.dark),
        line(straight((560, 96), (560, 440)), p.dark, 5),
        rect(538, 426, 44, 40, p.dark),
        line("M560 466 V496 C600 500 596 560 556 556 C536 554 528 540 530 526", p.dark, 14),
        rect(110, 656, 280, 22, p.dark),
    )  # fmt: skip
