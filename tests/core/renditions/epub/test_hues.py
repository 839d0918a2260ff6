"""Colours that every ground carries."""

from __future__ import annotations

import pytest

from octavo.core.renditions.epub.hues import (
    ACTIVE,
    GREY,
    NAMED_HUES,
    TINT,
    colour_of,
    heard_rules,
    hue_class,
    section_rules,
)

LEGIBLE = 4.5  # WCAG's AA


def luminance(colour: str) -> float:
    def part(at: int) -> float:
        value = int(colour[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)


@pytest.mark.parametrize("degrees", [*NAMED_HUES.values(), *range(0, 360, 15)])
def test_a_hue_stands_out_from_white_and_from_black(degrees):
    shown = luminance(colour_of(degrees))

    assert 1.05 / (shown + 0.05) >= LEGIBLE
    assert (shown + 0.05) / 0.05 >= LEGIBLE


def test_hues_are_told_apart():
    assert len({colour_of(degrees) for degrees in NAMED_HUES.values()}) == len(NAMED_HUES)


def test_a_section_has_the_colour_of_its_hue_and_none_of_an_unknown_one():
    rules = section_rules({"sea": "200", "politics": "politics", "sport": "", "x{}": "10"})

    assert rules.count(".initial") == 2
    assert f".hue-sea .initial::first-letter {{ color: {colour_of(200)}; }}" in rules
    assert hue_class("x{}") is None


@pytest.mark.parametrize("colour", [GREY, *map(colour_of, NAMED_HUES.values())])
def test_words_that_are_read_aloud_stand_out_from_their_tint_by_day_and_by_night(colour):
    shown = {}
    for name, ground in (("day", 255), ("night", 0)):
        parts = [TINT * part + (1 - TINT) * ground for part in bytes.fromhex(colour[1:])]
        shown[name] = luminance("#" + "".join(f"{round(part):02x}" for part in parts))

    assert (shown["day"] + 0.05) / 0.05 >= 7
    assert 1.05 / (shown["night"] + 0.05) >= 7


def test_what_is_read_aloud_is_tinted_with_its_sections_colour_or_else_grey():
    rules = heard_rules({"sea": "200"})

    red, green, blue = bytes.fromhex(colour_of(200)[1:])
    assert (
        f".hue-sea .{ACTIVE} {{ background-color: rgba({red}, {green}, {blue}, 0.25); }}" in rules
    )
    assert rules.startswith(f".{ACTIVE} {{ background-color: rgba(118, 118, 118, 0.25); }}")
