"""The portraits of those who first write in number 17, and of nobody else."""

from __future__ import annotations

from demo_pictures.desk_objects import carved, on_desk
from demo_pictures.shapes import (
    CULTURE,
    ENVIRONMENT,
    PAPER,
    Drawing,
    Palette,
    circle,
    clipped,
    ellipse,
    group,
    joined,
    line,
    moved,
    rect,
    shape,
    smooth,
    straight,
)


def desks() -> list[Drawing]:
    return [
        on_desk("hester-valk", ENVIRONMENT, _eel_trap(ENVIRONMENT)),
        on_desk("tomas-yarrow", CULTURE, _tuning_fork(CULTURE)),
    ]


def _eel_trap(p: Palette) -> str:
    """A wicker basket for eels, with one of them looking out."""
    basket = (
        "M262 150 C300 132 344 132 380 150 C384 210 440 250 452 350 C464 450 470 560 496 640"
        " Q500 668 470 668 H172 Q142 668 146 640 C172 560 178 450 190 350 C202 250 258 210 262 150Z"
    )
    weave = [
        line(smooth([(120, y), (220, y + 16), (321, y + 20), (420, y + 16), (520, y)]), PAPER, 6)
        for y in range(200, 660, 34)
    ]
    rods = [
        line(smooth([(x, 140), (321 + (x - 321) * 1.5, 350), (321 + (x - 321) * 2.6, 668)]),
             p.dark, 9)
        for x in (268, 286, 304, 321, 338, 356, 374)
    ]  # fmt: skip
    eel = smooth([(318, 160), (300, 110), (340, 70), (400, 84), (430, 130), (480, 140)])
    return group(
        line(eel, p.dark, 46), line(eel, p.ink, 32),
        circle(470, 130, 6, PAPER),
        shape(basket, p.ink),
        clipped(joined(weave), basket), clipped(joined(rods), basket),
        line(basket, p.dark, 9),
        ellipse(321, 150, 62, 17, p.dark),
        line("M318 152 C314 136 306 128 302 112", p.ink, 32, stroke_linecap="butt"),
        line("M200 318 Q321 352 442 318", p.dark, 15),
        line("M172 506 Q321 540 470 506", p.dark, 15),
    )  # fmt: skip


def _tuning_fork(p: Palette) -> str:
    """The fork on the box of wood that makes it heard."""
    box = "M130 516 H510 V672 H130Z"
    prongs = (
        "M238 90 H282 V300 Q282 344 320 344 Q358 344 358 300 V90 H402 V306 Q402 378 342 388 V520"
        " H298 V388 Q238 378 238 306Z"
    )
    sound = [
        line(f"M{x} {170 - 10 * k} Q{x + side * 26} 220 {x} {270 + 10 * k}", p.ink, 9)
        for k in range(3)
        for x, side in ((430 + 40 * k, 1), (210 - 40 * k, -1))
    ]
    return group(
        joined(sound),
        carved(prongs, (238, 90, 164, 430), p.dark, turn=8, gap=16),
        rect(276, 492, 88, 30, p.ink),
        carved(box, (130, 516, 380, 156), p.dark, turn=4, gap=17, width=5),
        shape("M330 550 H482 V638 H330Z", PAPER),
        shape("M340 560 H472 V628 H340Z", p.dark),
        moved(line(straight((0, 0), (96, 0)), p.ink, 6), 358, 594),
    )
