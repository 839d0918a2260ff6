"""Draws a share picture: the opener of an article, or an issue beside its cover."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from PIL import Image, ImageDraw

from octavo.website.machines.sharing.cropping import cropped
from octavo.website.machines.sharing.motif import Motif
from octavo.website.machines.sharing.setting import (
    DISPLAY,
    LABEL,
    SANS,
    SLANTED,
    Type,
    composed,
    fitted,
)

# The sides that every site agrees on.
WIDTH, HEIGHT = 1200, 630
EDGE = 64
# An upright picture at the right, as in an article's opener; a cover stands within its ground.
PICTURE = (444, HEIGHT)
COVER = (424, 530)
COVER_EDGE = (HEIGHT - COVER[1]) // 2
FOOT = 46  # what a line of the foot takes
BELOW = 120  # what two lines below an issue's theme take
# Sizes of a headline, largest first.
USUAL = range(108, 39, -2)
LARGE = range(200, 39, -4)
QUALITY = 90


def drawn(motif: Motif, file: IO[bytes] | None) -> bytes:
    """The picture as JPEG; the same motif and file make the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), motif.colours.field)
    if motif.layout == "issue":
        _draw_issue(image, motif, file)
    else:
        _draw_article(image, motif, file)
    written = BytesIO()
    image.save(written, "JPEG", quality=QUALITY, subsampling=0, optimize=True, progressive=True)
    return written.getvalue()


def _draw_article(image: Image.Image, motif: Motif, file: IO[bytes] | None) -> None:
    right = WIDTH - EDGE
    if file:
        at = (WIDTH - PICTURE[0], 0)
        ground = motif.colours.field
        image.paste(cropped(file, PICTURE, focal_point=motif.focal_point, ground=ground), at)
        right = at[0] - EDGE * 3 // 4
    top = _draw_kicker(image, motif)
    bottom = _draw_foot(image, motif, right)
    sizes = USUAL if file else LARGE
    face = DISPLAY if file else SLANTED
    types = [Type(motif.faces, face, size, tracking=-0.022, leading=1.04) for size in sizes]
    _draw_headline(image, motif, types, (top, right, bottom))


def _draw_issue(image: Image.Image, motif: Motif, file: IO[bytes] | None) -> None:
    right = WIDTH - EDGE
    if file:
        at = (WIDTH - COVER_EDGE - COVER[0], COVER_EDGE)
        ground = motif.colours.words
        image.paste(cropped(file, COVER, focal_point=motif.focal_point, ground=ground), at)
        right = at[0] - EDGE
    top = _draw_kicker(image, motif)
    bottom = _draw_foot(image, motif, right)
    types = [
        Type(motif.faces, SLANTED, size, tracking=-0.022, leading=1.02)
        for size in range(120, 39, -4)
    ]
    room = BELOW if motif.below else 0
    line = _draw_headline(image, motif, types, (top, right, bottom - room))
    _draw_below(image, motif, (line, right, bottom))


def _draw_kicker(image: Image.Image, motif: Motif) -> int:
    """The section behind its mark, a small upright sheet. Returns where the headline begins."""
    label = Type(motif.faces, LABEL, 30)
    line = EDGE + 22
    left, mark = EDGE, motif.colours.mark
    if motif.kicker:
        ImageDraw.Draw(image).rectangle((left, line - 22, left + 16, line), fill=mark)
        label.draw(image, (left + 32, line), composed(motif.kicker), mark)
    return line + 34


def _draw_foot(image: Image.Image, motif: Motif, right: int) -> int:
    """Byline and the magazine's name below a thick rule. Returns where the headline must end."""
    line, words = HEIGHT - EDGE + 6, motif.colours.words
    name = [Type(motif.faces, DISPLAY, size, tracking=-0.01) for size in range(40, 19, -2)]
    one, lines = fitted(composed(motif.name), name, width=right - EDGE, height=44)
    one.draw(image, (EDGE, line), lines[0], words)
    rule = line - FOOT - 12
    ImageDraw.Draw(image).rectangle((EDGE, rule, right, rule + 3), fill=motif.colours.mark)
    if not motif.foot:
        return rule - 28
    by = Type(motif.faces, SANS, 28, leading=1.25)
    _one, lines = fitted(composed(motif.foot), [by], width=right - EDGE, height=by.line * 2)
    top = rule - 22 - by.line * (len(lines) - 1)
    for number, words_of_line in enumerate(lines):
        by.draw(image, (EDGE, top + by.line * number), words_of_line, words)
    return round(top) - FOOT


def _draw_headline(
    image: Image.Image, motif: Motif, types: list[Type], box: tuple[int, int, int]
) -> float:
    """The headline as large as the box allows, from its top on. Returns its last baseline."""
    top, right, bottom = box
    words = composed(motif.headline)
    one, lines = fitted(words, types, width=right - EDGE, height=bottom - top)
    line = top + one.size * 0.82
    for words_of_line in lines:
        one.draw(image, (EDGE, line), words_of_line, motif.colours.words)
        line += one.line
    return line - one.line


def _draw_below(image: Image.Image, motif: Motif, box: tuple[float, int, int]) -> None:
    """As many of the lines below the headline as there is room for."""
    last, right, bottom = box
    one = Type(motif.faces, DISPLAY, 32, leading=1.25)
    line = last + 64
    for words in motif.below:
        _one, lines = fitted(composed(words), [one], width=right - EDGE, height=one.line * 2)
        if line + one.line * (len(lines) - 1) > bottom:
            return
        for words_of_line in lines:
            one.draw(image, (EDGE, line), words_of_line, motif.colours.words)
            line += one.line
        line += 10
