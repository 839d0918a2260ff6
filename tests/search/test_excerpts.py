"""An excerpt shows why an article was found, and never more than its reader may see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.access import Granted, Reader, Reason, Refused, Variant
from octavo.search import finding
from octavo.search.excerpts import AROUND, MOST_FRAGMENTS, Fragment, excerpt, granted_text, marked
from octavo.search.finding import excerpts
from octavo.search.questions import read_question

LAMP, WET_CELLAR = ((("lamp",), ("lamps",))), ((("wet", "cellar"),))


def shown(fragments: tuple[Fragment, ...]) -> str:
    """What stands on the page, hits in brackets."""
    return " | ".join(
        ("…" if it.begins_inside else "")
        + "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in it.pieces)
        + ("…" if it.ends_inside else "")
        for it in fragments
    )


def test_the_hits_are_marked_as_they_are_written():
    assert shown(excerpt("Two Lamps and a “lamp”.", [LAMP])) == "Two [Lamps] and a “[lamp]”."
    assert shown(excerpt("Le théâtre.", [(("theatre",),)])) == "Le [théâtre]."


def test_of_a_phrase_only_the_whole_is_marked():
    said = shown(excerpt("A wet floor, a cellar, a Wet — Cellar.", [WET_CELLAR]))

    assert said == "A wet floor, a cellar, a [Wet — Cellar]."


def test_a_long_paragraph_is_cut_around_its_hits():
    text = f"{'before ' * 50}the lamp {'after ' * 50}".strip()

    (fragment,) = excerpt(text, [LAMP])

    assert fragment.begins_inside
    assert fragment.ends_inside
    words = "".join(piece.text for piece in fragment.pieces).split()
    assert len(words) == AROUND
    assert words.index("lamp") < AROUND // 2


def test_words_far_apart_are_shown_in_two_places_in_their_order():
    text = "\n\n".join(["The cellar was wet.", "Nothing.", "A lamp.", "A lamp again."])

    said = shown(excerpt(text, [LAMP, (("cellar",),)]))

    assert said == "The [cellar] was wet. | A [lamp]."


def test_one_place_is_enough_when_it_shows_everything():
    text = "A lamp.\n\nA lamp in the cellar.\n\nThe cellar."

    assert shown(excerpt(text, [LAMP, (("cellar",),)])) == "A [lamp] in the [cellar]."


def test_hits_that_overlap_are_marked_once():
    assert shown(excerpt("A wet cellar.", [WET_CELLAR, (("cellar",),)])) == "A [wet cellar]."


@given(st.text(st.sampled_from("lamp wet cellar\n.é"), max_size=200))
def test_no_excerpt_says_what_the_text_does_not(text):
    fragments = excerpt(text, [LAMP, WET_CELLAR])

    assert len(fragments) <= MOST_FRAGMENTS
    for fragment in fragments:
        assert "".join(piece.text for piece in fragment.pieces) in text
        assert any(piece.is_hit for piece in fragment.pieces)
    assert "".join(piece.text for piece in marked(text, [LAMP])) == text


def test_a_text_is_granted_whole_or_not_at_all():
    assert granted_text("A lamp.", Granted(Variant.FULL, Reason.OPEN)) == "A lamp."
    assert granted_text("A lamp.", Refused(Reason.SPIKED)) == ""


def test_a_variant_that_the_search_does_not_know_gives_no_text():
    """Until it is said here what a shorter variant shows, it shows nothing of the body."""
    teaser = Granted("teaser", Reason.OPEN)  # type: ignore[arg-type]

    assert granted_text("A lamp.", teaser) == ""


@pytest.mark.parametrize("decision", [Refused(Reason.SPIKED), Granted("teaser", Reason.OPEN)])
def test_a_held_back_body_gives_no_excerpt(printed, monkeypatch, now, decision):
    (article,) = printed("A lamp.")
    asked = finding.find(
        read_question("lamp"), filters=finding.Filters(), reader=Reader(), now=now
    ).asked
    assert shown(excerpts([article.pk], asked, reader=Reader(), now=now)[article.pk])

    monkeypatch.setattr(finding, "decisions_on", lambda *_args, **_kwargs: {article.pk: decision})

    assert excerpts([article.pk], asked, reader=Reader(), now=now) == {article.pk: ()}
