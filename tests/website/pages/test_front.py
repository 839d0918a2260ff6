"""The front page is edited: by an editor, or else by a rule that an editor would follow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import RequestFactory
from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, FrontPiece, Magazine, Section
from octavo.website.pages.contents import Row
from octavo.website.pages.front import FrontPage, front_page, mixed


def row(headline: str, section: str, *, words: int = 100, **fields) -> Row:
    text = Paragraph((Text("tide " * words),))
    article = an_article(headline=headline, section=section, blocks=(text,), **fields)
    return Row(article=article, folio=1, head="")


def headlines(pieces) -> list[str]:
    return [piece.article.title for piece in pieces]


@pytest.fixture
def front(magazine, now):
    """The front page of issue 7, which appeared after issue 6."""

    def gathered() -> FrontPage:
        issue = magazine_now().get_descendants().type(type(current)).get(slug="7").specific
        return front_page(magazine_now(), issue, Section.objects.all(), RequestFactory().get("/"))

    def magazine_now() -> Magazine:
        return Magazine.objects.get()

    day = now.date()
    earlier = (an_article(headline="Before"), an_article(headline="Bread", section="finance"))
    a_published_issue(number=6, dated_on=day, articles=earlier, now=now)
    current = a_published_issue(
        number=7,
        dated_on=day + timedelta(days=14),
        articles=(an_article(headline="Now"), an_article(headline="Fog", section="culture")),
        now=now + timedelta(days=14),
    )
    return gathered


def test_an_editor_decides_what_stands_in_front_and_in_which_words(front):
    magazine = Magazine.objects.get()
    for order, (headline, words) in enumerate([("Bread", "In our words."), ("Now", "")]):
        article = Article.objects.get(title=headline)
        FrontPiece.objects.create(magazine=magazine, article=article, words=words, sort_order=order)

    pieces = front().pieces

    assert headlines(pieces) == ["Bread", "Now"]
    assert [piece.words for piece in pieces] == ["In our words.", pieces[1].article.standfirst]


def test_a_piece_that_readers_may_not_see_is_skipped_in_front(front, now):
    article = Article.objects.get(title="Bread")
    FrontPiece.objects.create(magazine=Magazine.objects.get(), article=article, sort_order=0)
    article.spike(because="Not true.", by=None, now=now)

    assert "Bread" not in headlines(front().pieces)


def test_without_an_editor_the_longest_stands_large_and_a_short_one_of_another_section_beside(
    magazine,
):
    listed = [
        row("Long", "politics", words=900),
        row("Also politics", "politics", words=50),
        row("Middling", "finance", words=500),
        row("Short", "culture", words=300),
        row("Column", "technology", words=50, lead_image=None),
        row("Also culture", "culture", words=600),
    ]

    assert headlines(mixed(listed)) == ["Long", "Short", "Column", "Middling"]


def test_an_issue_without_pictures_still_has_a_front(magazine):
    listed = [row("One", "politics", lead_image=None), row("Two", "politics", lead_image=None)]

    assert headlines(mixed(listed)) == ["One"]
    assert mixed([]) == []


def test_what_appeared_between_two_issues_is_new(front, now):
    between = an_article(headline="Between", section="finance")
    between.date(now.date() + timedelta(days=3))
    Article.objects.get(pk=between.pk).get_latest_revision().publish()

    page = front()

    assert [article.title for article in page.news] == ["Between"]


def test_nothing_of_the_issue_before_counts_as_new(front):
    assert front().news == ()


def test_a_section_shows_what_it_had_before_the_current_issue(front):
    before = {entry.section.slug: entry.newest for entry in front().sections if entry.newest}

    assert {slug: article.title for slug, article in before.items()} == {
        "politics": "Before",
        "finance": "Bread",
    }


def test_corrections_since_the_current_issue_are_told_in_front(front, now):
    for headline, days in (("Before", 3), ("Now", 15)):
        article = Article.objects.get(title=headline)
        article.correct(f"{headline} was wrong.", by=None)
        article.corrections.get().appear(on=now.date() + timedelta(days=days))

    assert [correction.text for correction in front().corrections] == ["Now was wrong."]
