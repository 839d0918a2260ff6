"""An issue is set, measured and set again until its articles end at the foot."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from octavo.core.issue.document import ArticleItem, HousePage, Issue, Masthead
from octavo.core.manuscript.blocks import Paragraph, PullQuote
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.renditions.paged import Setting
from octavo.press.fitting import lay_out, sentence_of
from octavo.press.made import Problem
from octavo.press.typesetting.setter import Typesetter

DESIGN = Path(__file__).parents[2] / "src/octavo/press/design"
WORDS = "It began with a wet cellar, and for nine years the harbour trusted a printing error. "


def an_article(slug: str, *, paragraphs: int, pages: int, quotes: int = 1) -> ArticleItem:
    text = tuple(Paragraph((Text(WORDS * 6),)) for _ in range(paragraphs))
    quote = tuple(PullQuote((Text("A wet cellar"),)) for _ in range(quotes))
    manuscript = Manuscript(
        slug.replace("-", " ").capitalize(),
        standfirst="For nine years the harbour of Vell trusted a printing error.",
        blocks=(*text[:2], *quote, *text[2:]),
    )
    return ArticleItem(slug, manuscript, "Politics", pages)


def an_issue(*items: ArticleItem) -> Issue:
    return Issue(
        7,
        date(2027, 4, 1),
        Masthead("The Vell Review"),
        items=(HousePage("Front matter", pages=3), *items),
    )


@pytest.fixture
def setter():
    with Typesetter(design=DESIGN) as it:
        yield it


def test_articles_end_at_the_foot_of_the_pages_they_are_given(setter):
    issue = an_issue(
        an_article("the-tide-clock", paragraphs=18, pages=3),
        an_article("nobody-counted", paragraphs=25, pages=4),
    )

    plain = lay_out(setter, issue, Setting(), is_fitted=False)
    fitted = lay_out(setter, issue, Setting())

    assert plain.layout.part_empty
    assert fitted.layout.part_empty == ()
    assert fitted.layout.folios == {"the-tide-clock": 4, "nobody-counted": 7}
    assert fitted.problems == ()
    assert setter.marks() == _marks_of(fitted.document)


def _marks_of(document):
    """What another press says of the same document."""
    with Typesetter(design=DESIGN) as other:
        other.set(document)
        return other.marks()


def test_what_does_not_fit_is_told_in_lines(setter):
    """Nothing can shorten the one or fill the other: an editor has to."""
    issue = an_issue(
        an_article("too-long", paragraphs=30, pages=2, quotes=0),
        an_article("too-short", paragraphs=2, pages=4, quotes=0),
    )

    found = lay_out(setter, issue, Setting(form="print"))

    long, short = found.problems
    lines = found.layout.articles[0].over
    assert long == Problem(
        f"“Too long” runs {lines} lines over its 2 pages.", slug="too-long", page=4, is_breach=True
    )
    assert short.sentence.startswith("“Too short” leaves ")
    assert short.sentence.endswith(" lines of its 4 pages empty.")
    assert not short.is_breach


def test_an_overlong_text_keeps_no_screen_edition_from_going_out(setter):
    issue = an_issue(an_article("too-long", paragraphs=30, pages=2, quotes=0))

    (problem,) = lay_out(setter, issue, Setting(form="screen")).problems

    assert not problem.is_breach


def test_a_sentence_about_an_article_holds_only_what_can_be_read_of_its_headline():
    headline = "Ti\x00de\u202e\ud800\n" + "clock" * 400

    sentence = sentence_of(-2, headline=headline, pages=3)

    assert sentence.startswith("“Tide clockclock")
    assert sentence.endswith("…” runs 2 lines over its 3 pages.")
    assert len(sentence) < 130


def test_a_filler_never_adds_a_page(setter):
    """Three short columns: what is left below the end is lower than a filler."""
    short = ArticleItem("lost", Manuscript("Lost", blocks=(Paragraph((Text(WORDS),)),)), "", 1)
    issue = an_issue(short, replace(short, slug="found"))

    plain = lay_out(setter, issue, Setting(), is_fitted=False)
    fitted = lay_out(setter, issue, Setting())

    assert fitted.layout.folios == plain.layout.folios == {"lost": 4, "found": 5}


def test_an_article_read_from_right_to_left_ends_in_its_leftmost_column(setter):
    words = "كتب حارس المنارة في دفتره أن الضباب لم يرتفع قبل الظهر. " * 20
    text = tuple(Paragraph((Text(words),)) for _ in range(7))
    issue = an_issue(ArticleItem("fog", Manuscript("الضباب", blocks=text, language="ar"), "", 0))

    (fog,) = lay_out(setter, issue, Setting(), is_fitted=False).layout.articles
    columns = [mark["column"] for mark in setter.marks() if mark.get("path") == "blocks[0]"]

    assert columns[0] == 0
    assert fog.taken == 2
    assert len(fog.emptied) == fog.columns - 1


def test_more_text_never_needs_fewer_pages(setter):
    taken = []
    for paragraphs in (1, 8, 9, 20, 40):
        issue = an_issue(an_article("tide", paragraphs=paragraphs, pages=0))
        found = lay_out(setter, issue, Setting(), is_fitted=False)
        taken.append(found.layout.articles[0].taken)

    assert taken == sorted(taken)
