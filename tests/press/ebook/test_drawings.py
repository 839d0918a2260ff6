"""Drawings in SVG: what draws stays, what does anything else goes."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.press.stress_pictures import hostile_supply, stress_supply

from octavo.press.ebook.drawings import is_drawing_in_lines, sound_svg
from octavo.press.ebook.errors import PictureUnusable

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def cleaned(inside: str) -> bytes:
    return sound_svg(f"{OPEN}{inside}</svg>".encode())


def canonical(source: bytes) -> bytes:
    return etree.tostring(etree.fromstring(source), method="c14n")


def test_a_drawing_that_only_draws_stays_as_it_is(tmp_path):
    source = stress_supply(tmp_path)["drawing.svg"].read_bytes()

    assert is_drawing_in_lines(source)
    assert canonical(sound_svg(source)) == canonical(source)


def test_scripts_handlers_styles_and_files_from_elsewhere_go(tmp_path):
    source = hostile_supply(tmp_path)["scripted.svg"].read_bytes()

    drawn = etree.fromstring(sound_svg(source))

    assert [node.tag.partition("}")[2] for node in drawn.iter()] == ["svg", "g", "circle"]
    assert b"".join((b"example.org", b"alert")) not in sound_svg(source)
    assert dict(drawn[0][0].attrib) == {"cx": "50", "cy": "50", "r": "40"}


@pytest.mark.parametrize(
    "inside",
    [
        '<animate attributeName="x"/>',
        '<set attributeName="x"/>',
        '<image href="data:image/png;base64,AA"/>',
        '<use href="https://example.org/a.svg#b"/>',
        "<style>@import url(x)</style>",
        "<style>a { fill: url( 'https://x' ) }</style>",
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        '<path d="M0 0" fill="url(//x)" onclick="x"/>',
        '<text style="fill: \\75rl(x)">x</text>',
    ],
)
def test_what_moves_runs_or_asks_for_more_is_taken_out(inside):
    drawn = cleaned(inside)

    for word in (b"animate", b"set ", b"image", b"example", b"import", b"https:", b"<p ", b"url"):
        assert word not in drawn.replace(b"<path", b"")
    assert b"onclick" not in drawn
    assert b"\\" not in drawn


def test_what_points_within_the_drawing_stays():
    inside = (
        '<defs><linearGradient id="a"/></defs><style>.b { fill: red }</style>'
        '<g fill="url(#a)" class="b"><use href="#a"/></g>'
    )

    drawn = etree.fromstring(cleaned(inside))

    assert [node.tag.partition("}")[2] for node in drawn.iter()] == [
        *("svg", "defs", "linearGradient", "style", "g", "use")
    ]
    assert drawn[2].get("fill") == "url(#a)"
    assert drawn[2][0].get("href") == "#a"


@pytest.mark.parametrize(
    "source",
    [b"<svg><unclosed></svg>", b"<svg>no namespace</svg>", b"<!DOCTYPE svg [ ]>" + b"<svg/>"],
)
def test_what_is_no_sound_svg_is_refused(source):
    assert is_drawing_in_lines(source)
    with pytest.raises(PictureUnusable):
        sound_svg(source)


def test_a_page_is_no_drawing():
    assert not is_drawing_in_lines(b"<?xml version='1.0'?><html/>")
    assert not is_drawing_in_lines(b"words of <svg")
