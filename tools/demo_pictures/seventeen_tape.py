"""A voice on tape: the woman whose it is, and how a word that she never said was made of it."""

from __future__ import annotations

import math

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
    smooth,
    straight,
    words,
)

WIDTH, HEIGHT = 1600, 1000
INK, FIELD, DARK = TECHNOLOGY.ink, TECHNOLOGY.field, TECHNOLOGY.dark


def tape() -> list[Drawing]:
    return [zofia_brizova(), skelby()]


FACE = [(840, 236), (908, 306), (924, 372), (917, 404), (944, 448), (984, 498), (974, 522),
        (938, 528), (946, 550), (958, 566), (936, 580), (954, 597), (943, 620), (934, 638),
        (948, 670), (930, 708), (880, 726), (838, 746), (834, 806), (852, 872), (930, 934),
        (1060, 1030), (480, 1030), (584, 934), (650, 868), (664, 770), (640, 650), (640, 420),
        (720, 260)]  # fmt: skip
HAIR = [(872, 246), (790, 182), (692, 190), (614, 254), (580, 352), (588, 470), (618, 580),
        (660, 668), (704, 640), (722, 560), (736, 486), (790, 448), (806, 384), (846, 332),
        (890, 292)]  # fmt: skip
REEL = (548, 392, 158)


def zofia_brizova() -> Drawing:
    """A woman in profile; the knot of her hair is a reel of tape, and her hair runs on to it."""
    hair = smooth(HAIR, closed=True)
    strands = [
        line(smooth([(880 - 10 * k, 254 + 26 * k), (770 - 12 * k, 232 + 34 * k),
                     (650, 300 + 26 * k), (540, 380 + 16 * k)]), INK, 9)
        for k in range(8)
    ]  # fmt: skip
    face = group(
        shape(smooth(FACE, closed=True), PAPER),
        line("M850 424 C868 442 892 442 906 426", DARK, 8),
        line("M842 374 C862 354 892 352 910 362", DARK, 9),
        shape("M962 566 C940 556 916 570 900 580 C918 600 944 610 956 596 C946 590 940 584 936 580"
              " C944 576 954 572 962 566Z", INK),
        ellipse(762, 520, 27, 42, PAPER), line("M776 500 C756 488 744 520 760 546", DARK, 6),
        circle(764, 578, 11, INK),
    )  # fmt: skip
    coat = shape("M430 1010 C520 930 580 910 640 880 C700 960 800 960 846 884 C920 920 1010 950"
                 " 1120 1010Z", DARK)  # fmt: skip
    collar = polygon([(640, 876), (700, 1010), (570, 1010)], INK) + polygon(
        [(848, 880), (800, 1010), (930, 1010)], INK
    )
    loose = smooth([(430, 500), (330, 560), (300, 660), (380, 720), (420, 800), (330, 880),
                    (230, 900), (180, 1020)])  # fmt: skip
    body = [
        ground(WIDTH, HEIGHT, FIELD),
        line(loose, INK, 16),
        face, coat, collar,
        shape(hair, DARK), clipped(joined(strands), hair),
        _reel(*REEL),
        _horn(1236, 470),
    ]  # fmt: skip
    return Drawing("zofia-brizova", WIDTH, HEIGHT, joined(body))


def _reel(x: float, y: float, r: float) -> str:
    return group(
        circle(x, y, r, DARK), circle(x, y, r - 12, INK),
        joined(circle(x, y, r - 12 - 13 * k, stroke=DARK, stroke_width=3) for k in range(1, 4)),
        circle(x, y, r - 8, stroke=PAPER, stroke_width=11),
        joined(
            moved(shape("M-20 -30 L-30 -150 H30 L20 -30Z", PAPER), x, y, turn=turn)
            for turn in (80, 200, 320)
        ),
        circle(x, y, 44, PAPER), circle(x, y, 17, DARK),
    )  # fmt: skip


def _horn(x: float, y: float) -> str:
    """The loudspeaker on its post at the end of a pier; it faces her."""
    return group(
        rect(x + 92, y - 40, 26, 620, DARK),
        shape(f"M{x - 90} {y - 120} L{x + 70} {y - 34} V{y + 34} L{x - 90} {y + 120}Z", DARK),
        ellipse(x - 90, y, 34, 122, INK),
        ellipse(x - 84, y, 18, 84, FIELD),
        rect(x + 62, y - 46, 70, 92, DARK),
        joined(
            line(f"M{x - 142 - 36 * k} {y - 46 - 24 * k} Q{x - 164 - 42 * k} {y}"
                 f" {x - 142 - 36 * k} {y + 46 + 24 * k}", PAPER, 10)
            for k in range(2)
        ),
    )  # fmt: skip


# A word, its sounds, how loud each is, and which of them are cut out.
SOURCES = (
    ("Skerrin", (0.35, 0.2, 1.0, 0.5, 0.55, 0.8, 0.4), slice(0, 2)),
    ("Ostrel", (0.9, 0.35, 0.2, 0.5, 0.85, 0.5), slice(4, 6)),
    ("stand by", (0.35, 0.2, 1.0, 0.5, 0.25, 0.05, 0.4, 0.9), slice(6, 8)),
)
LENGTHS = (148, 171, 203)
BREATH = 9
LEFTS, STRIP, UPPER, LOWER = (90, 590, 1090), 420, 250, 690
MADE_LEFT, PER_MS = 200, 1200 / (sum(LENGTHS) + BREATH)


def skelby() -> Drawing:
    """Three words on strips of tape, and the fourth that was made of pieces of them."""
    parts = [ground(WIDTH, HEIGHT, FIELD)]
    at = float(MADE_LEFT)
    for left, (word, loud, cut), length in zip(LEFTS, SOURCES, LENGTHS, strict=True):
        step = STRIP / len(loud)
        start, stop = left + step * cut.start, left + step * cut.stop
        if word == "stand by":
            at += BREATH * PER_MS
        end = at + length * PER_MS
        parts += [
            polygon([(start, UPPER + 110), (stop, UPPER + 110), (end, LOWER - 120),
                     (at, LOWER - 120)], PAPER, fill_opacity="0.45"),
            _strip(word, left, loud, cut),
            _piece(word.replace(" ", "")[-2:] if cut.start else word[:2], at, end, loud[cut]),
            words(str(length), (at + end) / 2, LOWER + 186, 34, DARK, text_anchor="middle",
                  font_weight=600),
        ]  # fmt: skip
        at = end
    breath = MADE_LEFT + (LENGTHS[0] + LENGTHS[1]) * PER_MS
    parts += [
        rect(breath, LOWER - 120, BREATH * PER_MS, 240, DARK),
        line(straight((breath + 10, LOWER + 120), (breath + 10, LOWER + 220)), DARK, 4),
        words("breath, 9", breath + 10, LOWER + 258, 34, DARK, text_anchor="middle",
              font_weight=600),
        words("thousandths of a second", MADE_LEFT, LOWER + 258, 30, DARK),
    ]  # fmt: skip
    return Drawing("skelby", WIDTH, HEIGHT, joined(parts))


def _strip(word: str, left: float, loud: tuple[float, ...], cut: slice) -> str:
    step = STRIP / len(loud)
    start, stop = left + step * cut.start, left + step * cut.stop
    letters = [
        words(letter, left + step * (k + 0.5), UPPER - 134, 54,
              INK if cut.start <= k < cut.stop else DARK, family="Literata Italic",
              text_anchor="middle", font_weight=400)
        for k, letter in enumerate(word)
    ]  # fmt: skip
    return group(
        rect(left, UPPER - 110, STRIP, 220, DARK),
        rect(start, UPPER - 110, stop - start, 220, PAPER),
        _wave(left, step, loud, 92, UPPER, cut),
        joined(letters),
    )


def _piece(letters: str, start: float, end: float, loud: tuple[float, ...]) -> str:
    step = (end - start) / len(loud)
    return group(
        rect(start, LOWER - 120, end - start, 240, PAPER),
        _wave(start, step, loud, 74, LOWER - 36, slice(0, 9)),
        line(straight((start, LOWER - 120), (start, LOWER + 120)), FIELD, 5),
        joined(
            words(letter, start + step * (k + 0.5), LOWER + 100, 76, DARK,
                  family="Literata Italic", text_anchor="middle", font_weight=400)
            for k, letter in enumerate(letters)
        ),
    )  # fmt: skip


def _wave(left: float, step: float, loud: tuple[float, ...], tall: float, y: float,
          cut: slice) -> str:  # fmt: skip
    """The sound as upright strokes; those that are cut out are in the section's ink."""
    strokes = []
    x = left + 5
    while x < left + step * len(loud) - 2:
        k = min(int((x - left) / step), len(loud) - 1)
        within = (x - left) / step - k
        swell = 0.35 + 0.65 * math.sin(math.pi * within)
        rough = 0.55 + 0.45 * abs(math.sin(x * 0.37) * math.cos(x * 0.083 + k))
        half = max(4, tall * loud[k] * swell * rough)
        colour = INK if cut.start <= k < cut.stop else FIELD
        strokes.append(line(straight((x, y - half), (x, y + half)), colour, 5))
        x += 9
    return joined(strokes)
