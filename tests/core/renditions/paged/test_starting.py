"""Which block is the first on each page, as the marks of a set issue tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from octavo.core.issue.paging import CONTENTS, COVER, LETTER
from octavo.core.renditions.paged.starting import page_starts


def a_mark(what: str, page: int, *, slug: str = "tide", path: str = "", **more) -> dict:
    return {"what": what, "slug": slug, "path": path, "page": page, **more}


def block(number: int, page: int, *, what: str = "begin", **more) -> dict:
    return a_mark(what, page, path=f"blocks[{number}]", **more)


def starts_of(*marks: dict, first_folio: int = 1) -> list[tuple[int, str]]:
    made = page_starts(marks, first_folio=first_folio)
    return [(folio, path) for folio, path in made["tide"]]


def test_each_page_has_the_first_block_that_begins_on_it_and_its_printed_number():
    made = starts_of(
        a_mark("item-begin", 4),
        block(0, 4),
        block(1, 4),
        block(2, 5),
        a_mark("begin", 5, path="blocks[2].blocks[0]"),
        block(3, 6),
        a_mark("item-end", 6),
        a_mark("unfilled", 7),
        first_folio=101,
    )

    assert made == [(104, ""), (105, "blocks[2]"), (106, "blocks[3]")]


def test_a_page_on_which_nothing_begins_has_the_next_block_or_the_end():
    made = starts_of(
        a_mark("item-begin", 4),
        block(0, 4),
        block(1, 6),
        a_mark("end", 7, path="blocks[1]"),
        a_mark("item-end", 7),
    )

    assert made == [(4, ""), (5, "blocks[1]"), (6, "blocks[1]"), (7, "blocks[2]")]


def test_a_picture_that_floats_to_a_later_page_does_not_begin_it():
    made = starts_of(
        a_mark("item-begin", 4),
        block(0, 4),
        block(1, 6, what="figure"),
        block(2, 5),
        block(3, 6),
        a_mark("item-end", 6),
    )

    assert made == [(4, ""), (5, "blocks[2]"), (6, "blocks[3]")]


def test_front_matter_has_its_pages_and_the_letter_is_told_from_an_article_of_that_name():
    marks = [
        {"what": "front", "part": "cover", "page": 1},
        {"what": "front", "part": "contents", "page": 3},
        {"what": "front", "part": "contents", "page": 4},
        a_mark("item-begin", 5, slug=LETTER),
        block(0, 6, slug=LETTER),
        {"what": "advertisement", "page": 7},
        a_mark("item-begin", 8, slug="letter"),
    ]

    assert page_starts(marks, first_folio=1) == {
        COVER: ((1, ""),),
        CONTENTS: ((3, ""), (4, "")),
        LETTER: ((5, ""), (6, "blocks[0]")),
        "letter": ((8, ""),),
    }


@given(st.lists(st.integers(1, 9), max_size=20))
def test_wherever_blocks_come_to_stand_pages_follow_each_other(pages):
    marks = [block(number, page) for number, page in enumerate(pages)]

    made = starts_of(a_mark("item-begin", 1), *marks)

    assert [folio for folio, _ in made] == list(range(1, max(pages, default=1) + 1))
    numbers = [int(path[7:-1]) for _, path in made[1:]]
    assert numbers == sorted(numbers)
