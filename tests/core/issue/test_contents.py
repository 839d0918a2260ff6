"""Where things stand in an issue."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from tests.issue_strategies import issues

from octavo.core.issue.contents import (
    Entry,
    IssueSection,
    contents,
    folios,
    manuscripts,
    page_count,
    section_heads,
)
from octavo.core.issue.document import (
    AdvertisementItem,
    ArticleItem,
    BlankPage,
    HousePage,
    Issue,
    Masthead,
)
from octavo.core.manuscript.document import Manuscript

TIDE, CLOCK, ROPE = Manuscript("Tide"), Manuscript("Clock"), Manuscript("Rope")
LETTER = Manuscript("From the editor")


def an_issue(*items, letter: Manuscript | None = None) -> Issue:
    return Issue(
        number=7,
        dated_on=date(2027, 4, 1),
        masthead=Masthead("The Vell Review"),
        letter=letter,
        items=items,
        first_folio=3,
    )


ISSUE = an_issue(
    HousePage("Contents"),
    ArticleItem("tide", TIDE, "Politics", pages=4),
    AdvertisementItem("Rope & Co.", "right-hand page"),
    ArticleItem("clock", CLOCK, pages=2),
    BlankPage(),
    ArticleItem("rope", ROPE, "Culture", pages=3),
    letter=LETTER,
)


def test_every_item_begins_where_the_one_before_ends():
    assert folios(ISSUE) == (3, 4, 8, 9, 11, 12)
    assert page_count(ISSUE) == 12


def test_an_item_without_a_head_stands_under_the_one_before():
    assert section_heads(ISSUE) == ("", *["Politics"] * 4, "Culture")


def test_the_contents_are_the_articles_section_by_section():
    assert contents(ISSUE) == (
        IssueSection("Politics", (Entry(4, "tide", TIDE), Entry(9, "clock", CLOCK))),
        IssueSection("Culture", (Entry(12, "rope", ROPE),)),
    )


def test_a_head_that_comes_back_stands_a_second_time():
    issue = an_issue(
        ArticleItem("tide", TIDE, "Politics"),
        ArticleItem("clock", CLOCK, "Culture"),
        ArticleItem("rope", ROPE, "Politics"),
    )

    assert [section.head for section in contents(issue)] == ["Politics", "Culture", "Politics"]


def test_the_letter_is_read_first():
    assert manuscripts(ISSUE) == (LETTER, TIDE, CLOCK, ROPE)
    assert manuscripts(an_issue()) == ()


@given(issues())
def test_pages_follow_each_other_without_gap_or_overlap(issue):
    starts = folios(issue)

    for index, item in enumerate(issue.items[:-1]):
        assert starts[index] + item.pages == starts[index + 1]
    if issue.items:
        assert starts[0] == issue.first_folio
        assert starts[-1] + issue.items[-1].pages == issue.first_folio + page_count(issue)
    listed = [entry.manuscript for section in contents(issue) for entry in section.entries]
    assert (*([issue.letter] if issue.letter else []), *listed) == manuscripts(issue)
