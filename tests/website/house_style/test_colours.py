"""What follows from two colours can be read wherever those two can."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from octavo.website.house_style.checking import House, failures, pairings
from octavo.website.house_style.colours import contrast, lightness, mixed, with_lightness
from octavo.website.house_style.ground import Colours, ground
from octavo.website.house_style.hues import mixed_for
from octavo.website.house_style.tokens import tokens

WORDS = 4.5  # WCAG 2.2 AA for text of any size

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def house(**chosen: str) -> House:
    """A house in these colours, with a section in each of the six hues that have names."""
    own = tokens()
    return House(Colours(**chosen), own, dict(own.sections))


def test_the_ratio_is_that_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#A72120", "#A72120") == 1


@given(colours, colours)
def test_two_colours_mix_into_what_lies_between(one, other):
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other
    between = lightness(mixed(one, other, 0.5))
    assert between == pytest.approx((lightness(one) + lightness(other)) / 2, abs=0.01)


@given(colours, st.floats(0, 1))
def test_a_colour_can_be_had_at_every_lightness(colour, wanted):
    assert lightness(with_lightness(colour, wanted)) == pytest.approx(wanted, abs=0.02)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_of_the_360_hues_can_be_read_on_paper_and_on_its_field(scheme):
    on = ground(scheme, Colours(), tokens())

    for hue in range(360):
        ink, field = (getattr(mixed_for(hue), f"{scheme}_{part}") for part in ("ink", "field"))
        assert contrast(ink, on.paper) >= WORDS, hue
        assert contrast(ink, on.wash) >= WORDS, hue
        assert contrast(ink, field) >= WORDS, hue
        assert contrast(on.ink, field) >= 10.5, hue


@given(colours, colours, st.sampled_from(["light", "dark"]))
def test_small_print_and_boxes_can_be_read_wherever_ink_can_be_read_on_paper(paper, ink, scheme):
    assume(contrast(ink, paper) >= WORDS)

    now = ground(scheme, Colours(**{f"{scheme}_paper": paper, f"{scheme}_ink": ink}), tokens())

    assert (now.paper, now.ink) == (paper, ink)
    assert contrast(now.ink, now.wash) >= WORDS
    assert contrast(now.soft, now.paper) >= WORDS
    assert contrast(now.soft, now.wash) >= WORDS
    assert contrast(now.on_panel, now.panel) >= WORDS


def test_the_houses_own_colours_need_no_mending():
    assert failures(house()) == []


def test_with_nothing_chosen_the_ground_is_what_tokens_css_says():
    assert ground("dark", Colours(light_ink="#003300"), tokens()).soft == "#A5A9AE"


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys([it.name for it in fields(Colours)], colours))
)
def test_the_colour_that_is_proposed_mends_what_hangs_on_it(chosen):
    for failure in failures(house(**chosen)):
        if failure.nearest:
            mended = house(**{**chosen, failure.choice: failure.nearest})
            again = {(one.scheme, one.what, one.section): one for one in pairings(mended)}
            pairing = failure.pairing
            assert again[pairing.scheme, pairing.what, pairing.section].passes


def test_a_pale_ink_is_named_with_its_ratio_and_the_nearest_that_passes():
    found = failures(house(light_ink="#888888"))

    first = found[0]
    assert str(first.pairing.what) == "Text on the paper"
    assert first.pairing.ratio == pytest.approx(3.46, abs=0.01)
    assert first.choice == "light_ink"
    assert lightness(first.nearest) < lightness("#888888")
    assert failures(house(light_ink=first.nearest)) == []


def test_sections_are_checked_on_the_paper_that_was_chosen():
    found = failures(house(dark_paper="#667766"))

    assert {failure.choice for failure in found} == {"dark_paper"}
    assert "politics" in {failure.pairing.section for failure in found}
