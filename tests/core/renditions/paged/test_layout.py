"""Where articles came to stand, read from the marks of the design."""

from __future__ import annotations

import pytest

from octavo.core.renditions.paged.filling import to_empty
from octavo.core.renditions.paged.layout import (
    ArticleLayout,
    Grid,
    Layout,
    Opener,
    Piece,
    grid_of,
    layout,
)

GRID = {"columns": 2, "lines": 48, "line_pt": 13.0, "top_pt": 68.0, "foot_pt": 679.0}


def a_mark(what: str, *, page: int, slug: str = "tide", column: int = 0, **more) -> dict:
    about = {"what": what, "slug": slug, "path": "", "page": page, "column": column}
    return {**about, "columns": 2, "lines_left": 48, **more}


def the_marks(*, last: int = 9, column: int = 1, left: int = 2, slug: str = "tide") -> list[dict]:
    """An article in two columns from page 7 on, with a field of 20 lines, a figure and a quote."""
    return [
        a_mark("item-begin", page=7, slug=slug),
        a_mark(
            "opener-end",
            page=7,
            slug=slug,
            takes_page=False,
            panel_mm=95.0,
            lead_mm=55.0,
            words_mm=40.0,
            lines=18.0,
        ),
        a_mark(
            "figure", page=8, slug=slug, path="blocks[3]", height_lines=20, height_mm=86.0, spans=2
        ),
        a_mark("quote", page=8, slug=slug, path="blocks[5]", form="margin", height_lines=0),
        a_mark("begin", page=8, slug=slug, path="blocks[6]"),
        a_mark("item-end", page=last, slug=slug, column=column, lines_left=left),
    ]


def laid(marks: list[dict], *, pages: int = 3) -> ArticleLayout:
    (article,) = layout(marks, budgets={"tide": pages}).articles
    return article


def test_an_article_that_ends_near_the_foot_of_its_last_page_fits():
    article = laid(the_marks())

    assert article == ArticleLayout(
        slug="tide",
        pages=3,
        first=7,
        last=9,
        columns=2,
        emptied=(2,),
        opener=Opener(lines=20, words=40.0, lead=55.0, panel=95.0),
        figures=(Piece("blocks[3]", 22, spans=2, is_across=True, height=86.0),),
        quotes=(Piece("blocks[5]", 0, spans=0),),
    )
    assert article.fits
    assert (article.taken, article.over, article.under) == (3, 0, 2)


def test_the_columns_behind_the_end_are_empty():
    article = laid(the_marks(column=0, left=10))

    assert article.emptied == (10, 48)
    assert article.under == 58
    assert not article.fits


def test_lines_beyond_the_budget_are_counted_to_the_end():
    """Page 10 holds 7 lines in its first column: that is what has to go."""
    article = laid(the_marks(last=10, column=0, left=41))

    assert (article.over, article.under) == (7, 0)
    assert not article.fits


def test_pages_of_the_budget_that_stay_empty_are_counted_whole():
    article = laid(the_marks(last=8))

    assert article.under == 96 + 2
    assert article.ends_at_foot
    assert not article.fits


def test_an_article_without_a_budget_takes_what_it_needs():
    article = laid(the_marks(last=12), pages=0)

    assert article.fits
    assert article.slack == 2


@pytest.mark.parametrize("what", ["filler", "figure", "begin"])
def test_what_stands_below_the_end_at_the_foot_leaves_nothing_empty_there(what):
    """A filler, a picture or a box; its own lines stand between it and the foot."""
    below = a_mark(what, page=9, column=1, lines_left=18, path="blocks[9]")
    elsewhere = a_mark(what, page=9, column=0, lines_left=10, path="blocks[8]")

    assert laid([*the_marks(left=22), below, elsewhere]).emptied == (2,)


def test_a_filler_begins_where_the_text_ends():
    filler = a_mark("filler", page=9, column=1, lines_left=14)

    assert laid([*the_marks(left=14), filler]).emptied == (0,)


def test_notes_at_the_foot_take_the_lines_that_they_need():
    note = a_mark("note", page=9, column=1, lines_left=8)

    assert laid([*the_marks(left=12), note]).emptied == (2,)


def test_what_goes_across_the_last_page_leaves_less_of_its_later_columns():
    quote = a_mark("quote", page=9, path="blocks[9]", form="across", height_lines=9)
    figure = a_mark("figure", page=9, path="blocks[10]", height_lines=4, spans=1)

    assert laid([*the_marks(column=0, left=10), quote, figure]).emptied == (10, 39)


def test_a_table_across_the_foot_of_the_last_page_is_not_empty():
    table = a_mark("table", page=9, path="blocks[9]", height_lines=20, spans=2, lines_left=19)

    assert laid([*the_marks(column=0, left=22), table]).emptied == (1, 26)


def test_a_filler_that_found_no_room_below_the_end_has_to_go():
    below = a_mark("filler", page=9, column=1, lines_left=14)
    beyond = {**below, "page": 10, "column": 0, "lines_left": 47}

    assert to_empty(layout([*the_marks(left=18), below], budgets={"tide": 3})) == ()
    assert to_empty(layout([*the_marks(left=18), beyond], budgets={"tide": 3})) == ("tide",)
    assert to_empty(layout([*the_marks(left=18), below], budgets={"tide": 2})) == ("tide",)


def test_a_filler_has_room_only_where_no_other_column_stays_empty():
    assert laid(the_marks(left=18)).room == 18
    assert laid(the_marks(column=0, left=18)).room == 0


def test_a_picture_that_found_no_room_stands_on_a_page_behind_the_end():
    """It has to be brought back: its lines, less those that are free before it."""
    late = a_mark("figure", page=10, path="blocks[9]", height_lines=20, spans=1, lines_left=47)

    article = laid([*the_marks(left=5), late])

    assert (article.taken, article.emptied) == (4, (5, 27, 48))
    assert article.over == 96 - 5 - 27 - 48


def test_pages_kept_by_the_budget_are_not_taken_by_the_article():
    assert laid([*the_marks(last=8), a_mark("unfilled", page=9)]).taken == 2


def test_an_article_of_one_page_has_its_opener_above_all_its_columns():
    marks = [mark for mark in the_marks(last=7, column=0, left=10) if mark["page"] == 7]

    assert laid(marks, pages=1).emptied == (10, 28)


def test_an_opener_that_takes_the_page_leaves_none_of_it():
    marks = the_marks()
    marks[1] |= {"takes_page": True, "lines": 47.0, "sink_lines": 5}

    assert laid(marks).opener == Opener(47, takes_page=True, words=40, lead=55, panel=95, sink=5)


def test_an_issue_knows_its_folios_and_the_pages_that_are_part_empty():
    """The letter and whatever else has no budget is not asked to end at a foot."""
    clock = the_marks(slug="clock", last=9, column=0, left=40)
    marks = [
        *the_marks(),
        *the_marks(slug="letter", left=30),
        *clock,
        a_mark("house", page=12, slug=""),
    ]

    found = layout(marks, budgets={"tide": 3, "clock": 5}, first_folio=3)

    assert found.folios == {"tide": 9, "clock": 9}
    assert found.part_empty == (9, 10, 11)


def test_an_article_that_has_not_come_to_its_end_is_not_in_the_layout():
    assert layout(the_marks()[:-1], budgets={"tide": 3}) == Layout()


def test_the_grid_is_the_design_s():
    assert grid_of([{**GRID, "lines": 50, "line_pt": 12.5}]) == Grid(50, 12.5)
    assert grid_of([]) == Grid(48, 13.0)
    assert round(Grid().millimetres, 3) == 4.586


def test_an_article_whose_design_has_no_opener_is_measured_all_the_same():
    marks = [mark for mark in the_marks() if mark["what"] != "opener-end"]

    assert laid(marks).opener == Opener()
