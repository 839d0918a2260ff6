"""Two people before a wall, for number 19."""

from __future__ import annotations

import math

from demo_pictures.shapes import (
    ENVIRONMENT,
    PAPER,
    Drawing,
    circle,
    ground,
    group,
    joined,
    line,
    polygon,
    rect,
    rounded,
    shape,
    smooth,
)

WIDTH, HEIGHT = 1600, 1000


def which_way_we_sit() -> Drawing:
    """Two people on a bench before a wall whose courses run like the sea."""
    field, dark = ENVIRONMENT.field, ENVIRONMENT.dark
    body = [
        ground(WIDTH, HEIGHT, dark),
        joined(_course(row) for row in range(17)),
        rect(0, 902, WIDTH, 98, field),
        rect(0, 902, WIDTH, 12, dark),
        _sitters(),
        _bench(),
    ]
    return Drawing("which-way-we-sit", WIDTH, HEIGHT, joined(body))


def _course(row: int) -> str:
    """One course of bricks, headers or stretchers by turns, laid along a swell."""
    tall, joint = 60, 8
    wide = 148 if row % 2 else 74
    bricks = []
    x = -190.0 + (37 if row % 2 else 0)
    while x < WIDTH + 60:
        right = x + wide - joint
        along = [x + (right - x) * part / 6 for part in range(7)]
        corners = [(at, 0) for at in along] + [(at, tall - joint) for at in reversed(along)]
        points = [(at, row * tall - 50 + drop + _swell(at, row)) for at, drop in corners]
        bricks.append(polygon(points, ENVIRONMENT.ink))
        x += wide
    return joined(bricks)


def _swell(x: float, row: int) -> float:
    return 25 * math.sin(x / 84 + row * 0.3)


def _sitters() -> str:
    """A broad one in a hat and a small one with a bun, an inch apart."""
    dark, field = ENVIRONMENT.dark, ENVIRONMENT.field
    broad = group(
        shape("M600 830 V640 Q604 560 690 548 Q776 560 782 640 V830Z", PAPER),
        line(smooth([(690, 562), (696, 660), (690, 800)]), dark, 5),
        circle(690, 492, 50, PAPER),
        shape("M634 486 Q636 424 690 424 Q744 424 746 486Z", dark),
        shape(rounded(612, 478, 156, 18, 9), dark),
    )
    small = group(
        shape("M812 830 V680 Q816 606 884 598 Q952 606 956 680 V830Z", field),
        line(smooth([(884, 612), (880, 700), (884, 800)]), dark, 5),
        circle(880, 544, 44, field),
        shape(
            "M834 550 Q830 492 880 494 Q930 492 926 550 Q900 528 880 530 Q856 528 834 550Z", dark
        ),
        circle(884, 486, 24, dark),
    )
    return group(broad, small)


def _bench() -> str:
    dark = ENVIRONMENT.dark
    slats = [
        rect(430, y, 740, 34, PAPER) + line(f"M430 {y}H1170V{y + 34}H430Z", dark, 7)
        for y in (690, 742, 794)
    ]
    legs = [rect(x, 676, 26, 250, dark) for x in (470, 787, 1104)]
    seat = rect(420, 846, 760, 20, dark)
    return joined([*slats, *legs, seat])
