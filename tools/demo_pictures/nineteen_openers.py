"""Lead pictures of number 19: a lighthouse, an envelope and a globe."""

from __future__ import annotations

import math

from demo_pictures.shapes import (
    FINANCE,
    FOREIGN_AFFAIRS,
    PAPER,
    POLITICS,
    Drawing,
    Point,
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
    ring,
    rounded,
    shape,
    smooth,
    straight,
)

WIDTH, HEIGHT = 1600, 1000


def _opener(name: str, *parts: str) -> Drawing:
    return Drawing(name, WIDTH, HEIGHT, joined(parts))


def the_only_voter() -> Drawing:
    """The lantern of a lighthouse with a polling booth's curtain drawn round it."""
    ink, field, dark = POLITICS.ink, POLITICS.field, POLITICS.dark
    tower = "M660 640 L940 640 L980 1010 L620 1010Z"
    bands = group(
        shape(tower, PAPER),
        clipped(rect(560, 752, 480, 128, ink), tower),
        clipped(rect(850, 640, 200, 400, dark, fill_opacity=0.16), tower),
        rect(774, 796, 52, 72, dark),
    )
    gallery = group(
        polygon([(600, 612), (1000, 612), (950, 652), (650, 652)], dark),
        rect(584, 590, 432, 24, dark),
        joined(line(straight((x, 592), (x, 516)), dark, 6) for x in range(596, 1010, 34)),
        line(straight((590, 516), (1010, 516)), dark, 9),
    )
    roof = group(
        shape("M630 236 Q700 120 800 100 Q900 120 970 236Z", dark),
        circle(800, 88, 22, dark),
        line(straight((800, 88), (800, 20)), dark, 8),
        rect(614, 228, 372, 22, dark),
    )
    return _opener(
        "the-only-voter",
        ground(WIDTH, HEIGHT, field),
        _beam(),
        bands,
        _curtain(),
        gallery,
        roof,
        _pencil(),
    )


def _beam() -> str:
    """What light comes out between the two halves of the curtain."""
    return polygon([(800, 330), (800, 420), (-40, 560), (-40, 190)], PAPER) + polygon(
        [(800, 330), (800, 420), (1640, 560), (1640, 190)], PAPER
    )


def _curtain() -> str:
    """Hung from rings on a rail, drawn to; its folds are stripes."""
    ink, dark = POLITICS.ink, POLITICS.dark
    folds, hem = [], []
    left, right, top, foot = 640, 960, 262, 566
    for k in range(10):
        x = left + 32 * k
        lean = (k - 4.5) * 4
        folds.append(
            shape(f"M{x} {top}H{x + 32}L{x + 32 + lean + 2} {foot}Q{x + 16 + lean} {foot + 14}"
                  f" {x + lean} {foot}Z", ink if k % 2 else PAPER)
        )  # fmt: skip
        hem.append(circle(x + 16, top - 2, 8, stroke=dark, stroke_width=5))
    parting = shape(f"M798 {top + 4} Q788 400 806 {foot} Q816 400 802 {top + 4}Z", dark)
    return group(
        joined(folds),
        shape(f"M900 {top}H{right}L{right + 20} {foot}H912Z", dark, fill_opacity=0.16),
        parting, joined(hem), line(straight((left - 14, top - 4), (right + 14, top - 4)), dark, 8),
    )  # fmt: skip


def _pencil() -> str:
    """On a string from the rail of the gallery, as in any polling booth."""
    dark, ink = POLITICS.dark, POLITICS.ink
    pencil = group(
        rect(-12, 0, 24, 118, ink),
        rect(-12, 0, 24, 18, dark),
        polygon([(-12, 118), (12, 118), (0, 152)], PAPER),
        polygon([(-5, 138), (5, 138), (0, 152)], dark),
        line(straight((4, 22), (4, 114)), dark, 4),
    )
    string = line(smooth([(1006, 518), (1064, 600), (1050, 700), (1080, 762)]), dark, 4.5)
    return string + moved(pencil, 1080, 756, turn=-9, scale=1.1)


def for_a_bus() -> Drawing:
    """An envelope with a window, out of which somebody's conscience looks."""
    ink, field, dark = FINANCE.ink, FINANCE.field, FINANCE.dark
    window = rounded(530, 450, 560, 236, 34)
    whole = rounded(435, 226, 750, 548, 12)
    strokes = [
        line(smooth([(938 + 40 * k, y + (8 if k % 2 else -8)) for k in range(8)]), ink, 6)
        for y in (296, 324, 352, 380)
    ]
    paper = group(
        shape(whole, dark, transform="translate(14 18)"),
        shape(whole, PAPER),
        clipped(joined(strokes), whole),
        circle(872, 338, 64, stroke=ink, stroke_width=7),
        circle(872, 338, 43, stroke=ink, stroke_width=4.5),
    )
    return _opener(
        "for-a-bus",
        ground(WIDTH, HEIGHT, field),
        paper,
        shape(window, field),
        clipped(moved(_eye(), 0, -20), window),
        line(window, dark, 12),
        line("M560 480 Q572 468 600 468", PAPER, 8),
    )


def _eye() -> str:
    """It looks aside, at something that happened on the left."""
    ink, dark = FINANCE.ink, FINANCE.dark
    white = "M596 600 Q700 494 814 496 Q940 498 1030 604 Q930 690 812 690 Q690 690 596 600Z"
    lashes = [
        line(smooth([(x, y), (x + dx * 0.6, y - 26), (x + dx, y - 40)]), dark, 9)
        for x, y, dx in ((652, 548, -26), (716, 512, -16), (790, 494, -4), (866, 500, 10),
                         (936, 526, 22))
    ]  # fmt: skip
    iris = group(
        circle(740, 590, 92, ink),
        joined(
            line(straight((740 + 52 * math.cos(a), 590 + 52 * math.sin(a)),
                          (740 + 82 * math.cos(a), 590 + 82 * math.sin(a))), FINANCE.field, 4)
            for a in (math.tau * k / 20 for k in range(20))
        ),
        circle(740, 590, 44, dark),
        circle(722, 566, 15, PAPER),
    )  # fmt: skip
    return group(shape(white, PAPER), clipped(iris, white), line(white, dark, 11), joined(lashes))


def until_relieved() -> Drawing:
    """A globe with a country cut out; the piece lies beside the stamp."""
    ink, field, dark = FOREIGN_AFFAIRS.ink, FOREIGN_AFFAIRS.field, FOREIGN_AFFAIRS.dark
    ball = ring(800, 420, 330)
    hole = _country()
    meridians = joined(
        ellipse(0, 0, rx, 330, "none", stroke=field, stroke_width=4) for rx in (110, 220, 300)
    )
    parallels = joined(
        line(smooth([(-330, y), (-160, y + 26), (0, y + 34), (160, y + 26), (330, y)]), field, 4)
        for y in (-200, -100, 0, 100, 200)
    )
    grid = clipped(moved(meridians + parallels, 800, 420, turn=-18), ball)
    stand = group(
        line("M560 118 A384 384 0 1 0 1136 610", dark, 22),
        circle(574, 110, 20, dark), circle(1136, 610, 20, dark),
        shape("M770 800 H830 L846 874 H754Z", dark),
        shape("M640 874 H960 Q984 876 984 906 H616 Q616 876 640 874Z", dark),
    )  # fmt: skip
    land = clipped(_lands(), ball)
    cut = group(
        shape(hole, dark, transform="translate(10 12)"),
        shape(hole, field),
    )
    return _opener(
        "until-relieved",
        ground(WIDTH, HEIGHT, field),
        rect(0, 900, WIDTH, 100, ink),
        stand, shape(ball, ink), land, grid, clipped(cut, ball),
        _piece(), _stamp(),
    )  # fmt: skip


def _country() -> str:
    return smooth(_border(), closed=True)


def _border() -> list[Point]:
    return [
        (668, 352), (716, 300), (748, 316), (790, 268), (836, 282), (868, 250), (948, 262),
        (938, 322), (986, 352), (966, 420), (912, 428), (930, 486), (874, 520), (846, 486),
        (792, 540), (742, 528), (752, 470), (698, 468), (716, 404),
    ]  # fmt: skip


def _lands() -> str:
    dark = FOREIGN_AFFAIRS.dark
    return joined(
        shape(smooth(points, closed=True), dark)
        for points in (
            [(520, 240), (640, 150), (760, 190), (790, 300), (740, 360), (716, 404), (752, 470),
             (700, 520), (640, 560), (560, 520), (500, 420), (470, 330)],
            [(856, 286), (840, 200), (920, 120), (1040, 200), (1120, 330), (1110, 420), (1010, 430),
             (930, 410), (962, 360), (930, 300)],
            [(780, 512), (836, 470), (886, 500), (900, 600), (840, 720), (770, 690), (740, 590)],
        )
    )  # fmt: skip


def _piece() -> str:
    dark = FOREIGN_AFFAIRS.dark
    flat = [((x - 818) * 0.8, (y - 400) * 0.3) for x, y in _border()]
    under = [(x, y + 16) for x, y in flat]
    return moved(
        shape(smooth(under, closed=True), dark) + shape(smooth(flat, closed=True), PAPER)
        + line(smooth(flat, closed=True), dark, 6),
        1078, 922,
    )  # fmt: skip


def _stamp() -> str:
    dark = FOREIGN_AFFAIRS.dark
    stamp = group(
        shape("M356 742 Q330 690 372 670 Q410 654 430 690 Q440 716 424 742 L420 806 H360Z", dark),
        shape(rounded(300, 800, 180, 52, 12), dark),
        rect(312, 852, 156, 50, PAPER),
        line("M312 852H468V902H312Z", dark, 7),
        rect(296, 898, 188, 16, dark),
        line("M372 700 Q376 688 390 686", PAPER, 6),
    )
    return moved(stamp, 160, 139, scale=0.85)
