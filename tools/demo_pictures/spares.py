"""An advertisement, and pictures for the two unfinished articles of number 19."""

from __future__ import annotations

import math

from demo_pictures.rope import rope
from demo_pictures.shapes import (
    ENVIRONMENT,
    FINANCE,
    PAPER,
    Drawing,
    Point,
    circle,
    full_page,
    ground,
    joined,
    line,
    rect,
    shape,
    smooth,
    straight,
    words,
)


def spares() -> list[Drawing]:
    return [advertisement(), toll_bridge(), fog_nets()]


def advertisement() -> Drawing:
    """A full page, 210 by 270 mm: a coil of rope seen from above."""
    dark = "#17191C"
    turns: list[Point] = []
    for step in range(0, 24 * 5 + 1):
        angle = math.tau * step / 24
        radius = 110 + 92 * step / 24
        turns.append((700 + radius * math.cos(angle), 840 + radius * math.sin(angle)))
    turns += [(1270, 1000), (1230, 1200), (1300, 1340), (1480, 1380)]
    coil = rope(turns, 70, body=dark, cut=PAPER, edge=PAPER)
    body = [
        coil,
        words("Hask &amp; Daughters", 100, 1560, 118, dark, family="Literata", font_weight=300),
        words("Ropemakers, Ostrel. It holds.", 104, 1644, 52, dark, family="Literata Italic",
              font_weight=300),
        words("Since 1788. Ask on the quay.", 104, 1712, 34, dark),
    ]  # fmt: skip
    return full_page("advertisement-hask", *body)


def toll_bridge() -> Drawing:
    """A bridge whose arches are the slots of a collecting box."""
    ink, field, dark = FINANCE.ink, FINANCE.field, FINANCE.dark
    arches = [shape(f"M{x - 120} 760 V560 A120 120 0 0 1 {x + 120} 560 V760Z", field)
              for x in (250, 616, 984, 1350)]  # fmt: skip
    ripples = [(90, 840, 260), (470, 880, 300), (900, 834, 240), (1180, 902, 320), (240, 944, 200)]
    reflections = [line(straight((x, y), (x + long, y)), dark, 5) for x, y, long in ripples]
    slots = [rect(x - 54, 398, 108, 12, dark) for x in (250, 616, 984, 1350)]
    coin = [circle(800, 196, 106, PAPER), circle(800, 196, 84, stroke=ink, stroke_width=5),
            words("1.20", 800, 216, 62, ink, family="Literata", text_anchor="middle")]  # fmt: skip
    body = [
        ground(1600, 1000, field), joined(coin), rect(746, 306, 108, 40, field),
        rect(-10, 340, 1620, 34, dark), rect(-10, 374, 1620, 386, ink), joined(arches),
        joined(slots), rect(738, 340, 124, 16, field), rect(-10, 760, 1620, 240, ink),
        joined(reflections),
    ]  # fmt: skip
    return Drawing("toll-bridge", 1600, 1000, joined(body))


def fog_nets() -> Drawing:
    """Nets on a ridge; the fog is the paper they are drawn on."""
    ink, field, dark = ENVIRONMENT.ink, ENVIRONMENT.field, ENVIRONMENT.dark
    ridge: list[Point] = [(-40, 820), (200, 760), (460, 700), (760, 650), (1060, 690), (1320, 740),
                          (1650, 800)]  # fmt: skip
    nets = []
    for x, y, wide in ((120, 780, 240), (470, 700, 270), (860, 662, 270), (1240, 730, 240)):
        tall = wide * 0.86
        mesh = [straight((x + wide * k / 14, y - tall - 60), (x + wide * k / 14, y - 60))
                for k in range(15)]  # fmt: skip
        mesh += [straight((x, y - 60 - tall * k / 12), (x + wide, y - 60 - tall * k / 12))
                 for k in range(13)]  # fmt: skip
        nets.append(line("".join(mesh), dark, 2.4))
        nets.append(line(straight((x, y + 30), (x, y - tall - 84)), dark, 10))
        nets.append(line(straight((x + wide, y + 30), (x + wide, y - tall - 84)), dark, 10))
        nets.append(line(straight((x - 6, y - 52), (x + wide + 6, y - 44)), ink, 11))
        nets += [circle(x + wide * (0.2 + 0.3 * k), y - 22 + 9 * k, 7, ink) for k in range(3)]
    banks = [line(smooth([(x, y), (x + 300, y - 18), (x + 640, y + 10), (x + 900, y)]), PAPER, wide)
             for x, y, wide in ((-100, 210, 46), (620, 330, 60), (-200, 470, 70), (800, 560, 54),
                                (900, 140, 34))]  # fmt: skip
    body = [ground(1600, 1000, field), joined(banks), joined(nets),
            shape(smooth(ridge) + "V1040H-40Z", dark)]  # fmt: skip
    return Drawing("fog-nets", 1600, 1000, joined(body))
