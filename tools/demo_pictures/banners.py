"""Advertisements for the site: drawn to be read on a phone, where they are a quarter as wide."""

from __future__ import annotations

from demo_pictures.rope import rope
from demo_pictures.shapes import (
    FINANCE,
    PAPER,
    TECHNOLOGY,
    Drawing,
    Point,
    circle,
    clipped,
    ellipse,
    ground,
    joined,
    line,
    polygon,
    rect,
    shape,
    straight,
    words,
)

INK = "#17191C"


def banners() -> list[Drawing]:
    return [holding(), lamp()]


def holding() -> Drawing:
    """A rope comes in from the left, goes twice round a post, and holds what is not seen."""
    coming: list[Point] = [(-80, 560), (240, 530), (560, 490), (860, 455), (1080, 430), (1330, 396)]
    going: list[Point] = [(1030, 300), (1180, 290), (1330, 262), (1480, 210), (1700, 110)]
    again: list[Point] = [(1000, 368), (1180, 354), (1360, 322)]
    post = [
        rect(1060, 150, 240, 560, INK),
        ellipse(1180, 150, 170, 46, INK),
        ellipse(1180, 144, 170, 40, "#2B2F34"),
    ]
    body = [
        ground(1600, 640, FINANCE.field),
        joined(post),
        clipped(_rope(going), "M1060 0H1600V640H1060Z"),
        clipped(_rope(again), "M1060 0H1300V640H1060Z"),
        clipped(_rope(coming), "M0 0H1300V640H0Z"),
        words("It holds.", 90, 230, 190, INK, family="Literata", font_weight=300),
        words("Hask &amp; Daughters", 98, 340, 76, INK, family="Archivo", font_weight=600),
    ]
    return Drawing("banner-hask", 1600, 640, joined(body))


def _rope(turn: list[Point]) -> str:
    return rope(turn, 58, body=PAPER, cut=INK, edge=INK)


def lamp() -> Drawing:
    """A ship's lamp on a shelf, and the light that it throws."""
    ink, field, dark = TECHNOLOGY.ink, TECHNOLOGY.field, TECHNOLOGY.dark
    beam = polygon([(1180, 380), (1700, 40), (1700, 820), (1180, 470)], field)
    case = [
        rect(1000, 250, 200, 380, ink),
        rect(1030, 330, 140, 200, PAPER),
        shape("M980 250 Q1100 120 1220 250Z", ink),
        circle(1100, 130, 36, stroke=ink, stroke_width=18),
        rect(970, 620, 260, 36, ink),
        ellipse(1100, 440, 30, 62, field),
        line(straight((1030, 395), (1170, 395)), ink, 10),
        line(straight((1030, 465), (1170, 465)), ink, 10),
    ]
    body = [
        ground(1600, 760, dark),
        beam,
        joined(case),
        rect(-10, 656, 1620, 120, "#2A190A"),
        words("P. Kolb", 90, 250, 180, PAPER, family="Literata", font_weight=300),
        words("Chandler, Fish Street", 96, 350, 72, PAPER, family="Archivo", font_weight=600),
        words("Lamps, oil, wicks.", 96, 450, 72, PAPER, family="Archivo"),
    ]
    return Drawing("banner-kolb", 1600, 760, joined(body))
