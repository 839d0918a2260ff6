"""What the magazine's own tags and filters say."""

from __future__ import annotations

import pytest
from django.utils.html import escape
from tests.factories import an_article

from octavo.core.manuscript.document import Byline
from octavo.issues.models import Article, Section
from octavo.website.pages.listings import appeared_on, issue_of
from octavo.website.templatetags.magazine import byline, first_sentence, hue, is_long, lines, names


@pytest.mark.django_db  # a page that is made asks for its kind
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("politics", "hue-politics"),
        ("0", "hue-0"),
        ("124", "hue-124"),
        ("356", "hue-356"),
        ("", ""),
    ],
)
def test_a_section_has_the_colours_of_its_hue(given, expected):
    assert hue(Section(title="Food", hue=given)) == expected


def test_no_section_has_no_colour():
    assert hue(None) == ""


@pytest.mark.django_db
def test_a_list_shows_the_first_sentence_of_a_standfirst():
    article = Article(standfirst="Dr. Moll went home. She slept.", language="en")

    assert first_sentence(article) == "Dr. Moll went home."
    assert first_sentence(Article(standfirst="", language="en")) == ""


def test_a_list_names_authors_and_where_there_are_none_whoever_made_the_piece(magazine):
    both = an_article(bylines=(Byline("Ada Moll"), Byline("Ida Berg", role="photographs")))
    drawn = an_article(headline="Drawn", bylines=(Byline("Ida Berg", role="drawings"),))
    nobody = an_article(headline="Nobody", bylines=())

    assert [names(article) for article in (both, drawn, nobody)] == ["Ada Moll", "Ida Berg", ""]


def test_a_name_is_no_markup_and_leads_where_its_byline_says(magazine):
    name = '<b>"Ada"</b> {0}'
    article = an_article(bylines=(Byline(name, url="https://example.org/?a=1&b=2"), Byline("Ben")))

    said = byline(article)

    assert escape(name) in said
    assert "<b>" not in said
    assert 'href="https://example.org/?a=1&amp;b=2"' in said


def test_a_headline_of_more_than_sixty_letters_is_long():
    assert not is_long("x" * 60)
    assert is_long("x" * 61)


def test_empty_lines_are_no_lines():
    assert lines("What is kept\n\n  And a bucket \n") == ["What is kept", "And a bucket"]


def test_an_article_in_no_issue_has_the_date_it_gives_itself(magazine):
    article = an_article()

    assert issue_of(article) is None
    assert appeared_on(article) is None
