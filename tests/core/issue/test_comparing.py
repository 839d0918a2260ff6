"""What was changed between two states of an issue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from tests.issue_strategies import issues
from tests.strategies import manuscripts

from octavo.core.issue.comparing import Changes, Gone, compare, compare_article, dropped
from octavo.core.issue.document import ArticleItem, BlankPage, Issue, Masthead
from octavo.core.manuscript.blocks import Box, Figure, Paragraph, Subhead
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Emphasis, Text
from octavo.core.manuscript.parts import parts


def a_paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


TIDE = Manuscript(
    "Tide",
    standfirst="It comes twice a day.",
    bylines=(Byline("Ada Fox"),),
    blocks=(
        a_paragraph("The swans came in March. They stayed for a week."),
        a_paragraph("Nobody saw them go."),
    ),
)


def an_issue(*items, letter: Manuscript | None = None) -> Issue:
    return Issue(7, date(2027, 4, 1), Masthead("The Vell Review"), letter=letter, items=items)


def with_blocks(*blocks) -> Manuscript:
    return replace(TIDE, blocks=blocks)


def test_a_changed_sentence_marks_its_line_and_keeps_the_old_words():
    now = with_blocks(
        a_paragraph("The swans came in March. They stayed for a month."), TIDE.blocks[1]
    )

    assert compare_article("tide", TIDE, now) == Changes(
        "tide",
        "Tide",
        changed=frozenset({"blocks[0].inlines"}),
        gone=(Gone("blocks[0].inlines", "They stayed for a week."),),
    )


def test_a_comma_is_a_change():
    now = with_blocks(TIDE.blocks[0], a_paragraph("Nobody, saw them go."))

    assert compare_article("tide", TIDE, now).changed == {"blocks[1].inlines"}


def test_a_new_paragraph_leaves_those_behind_it_unmarked():
    now = with_blocks(TIDE.blocks[0], a_paragraph("It rained."), TIDE.blocks[1])

    found = compare_article("tide", TIDE, now)

    assert found.changed == {"blocks[1].inlines"}
    assert found.gone == ()


def test_words_taken_out_are_noted_where_they_stood():
    at_the_end = compare_article("tide", TIDE, with_blocks(TIDE.blocks[0]))
    at_the_front = compare_article("tide", TIDE, with_blocks(TIDE.blocks[1]))

    assert at_the_front.changed == at_the_end.changed == frozenset()
    assert at_the_front.gone == (
        Gone("blocks[0].inlines", "The swans came in March."),
        Gone("blocks[0].inlines", "They stayed for a week."),
    )
    assert [gone.text for gone in at_the_end.gone] == ["Nobody saw them go."]


def test_an_article_without_a_word_left_has_no_line_to_note_them_at():
    assert compare_article("tide", Manuscript("Tide"), Manuscript("")).gone == (Gone("", "Tide"),)


def test_emphasis_and_another_kind_of_block_are_changes_although_the_words_are_the_same():
    stressed = with_blocks(Paragraph((Emphasis((Text("Nobody saw them go."),)),)))
    raised = with_blocks(Subhead((Text("Nobody saw them go."),)))
    before = with_blocks(TIDE.blocks[1])

    assert compare_article("tide", before, stressed).changed == {"blocks[0].inlines"}
    assert compare_article("tide", before, raised).changed == {"blocks[0].inlines"}


def test_bylines_place_and_pictures_are_compared_too():
    swan, goose = Figure("swan.png", alt="A swan"), Figure("goose.png", alt="A goose")
    before = replace(TIDE, lead_image=swan, blocks=(swan, Box((), (swan,))))
    now = replace(
        TIDE,
        bylines=(Byline("Ada Fox"), Byline("Ben Orr", role="photographs")),
        dateline="Harrack",
        lead_image=goose,
        blocks=(goose, Box((), (goose,))),
    )

    assert compare_article("tide", before, now).changed == {
        "bylines",
        "dateline",
        "lead_image",
        "blocks[0]",
        "blocks[1].blocks[0]",
    }


def test_a_new_article_is_changed_in_every_line():
    before = an_issue(ArticleItem("tide", TIDE))
    now = an_issue(ArticleItem("tide", TIDE), BlankPage(), ArticleItem("clock", TIDE))

    (found,) = compare(before, now)

    assert found.slug == "clock"
    assert found.is_new
    assert found.changed == {part.path for part in parts(TIDE)} | {"bylines"}


def test_an_article_that_only_moved_has_not_changed_and_one_left_out_is_named():
    clock = ArticleItem("clock", Manuscript("Clock"))
    tide = ArticleItem("tide", TIDE)

    assert compare(an_issue(tide, clock), an_issue(clock, tide)) == ()
    assert dropped(an_issue(tide, clock), an_issue(clock)) == ("Tide",)


def test_the_letter_is_compared_like_an_article():
    before, now = an_issue(letter=TIDE), an_issue(letter=replace(TIDE, standfirst="Once a day."))

    assert [changes.slug for changes in compare(before, now)] == [":letter"]


@given(issues())
def test_an_issue_has_not_changed_against_itself(issue):
    assert compare(issue, issue) == ()
    assert dropped(issue, issue) == ()


@given(manuscripts(), manuscripts())
def test_every_word_of_the_old_text_is_in_the_new_one_or_noted_as_gone(before, now):
    found = compare_article("tide", before, now)

    kept = " ".join(part.text for part in parts(now))
    noted = " ".join(gone.text for gone in found.gone)
    for part in parts(before):
        for word in part.text.split():
            assert word in kept or word in noted


@given(manuscripts(), manuscripts())
def test_what_changed_there_and_back_is_gone_once_each_way(before, now):
    """Sentences that are gone one way are marked the other way."""
    there, back = compare_article("a", before, now), compare_article("a", now, before)

    assert bool(there.gone or there.changed) == bool(back.gone or back.changed)
