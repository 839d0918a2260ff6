from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests import strategies
from tests.factories import a_manuscript, a_png

from octavo.core.manuscript.blocks import Box, Figure
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.core.manuscript.typography import finish
from octavo.issues.errors import ManuscriptUnstorable, PictureUnreadable, SlugTaken
from octavo.issues.models import Article, Author, AuthorShelf, Picture
from octavo.issues.storing import store


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(strategies.manuscripts().filter(lambda manuscript: manuscript.headline))
def test_an_article_is_the_manuscript_it_was_stored_from(magazine, manuscript):
    """Through the database and through a revision: the round trip is the identity."""
    manuscript = replace(manuscript, section="politics")

    article = store(manuscript, pictures={}, by=None)

    assert Article.objects.get(pk=article.pk).manuscript() == finish(manuscript)
    assert article.get_latest_revision_as_object().manuscript() == finish(manuscript)


def test_pictures_are_kept_by_their_content(magazine):
    lead = Figure(source="a.png", alt="A wet cellar", credit="Ada Moll")
    again = Figure(source="other-name.png", caption=(Text("The same cellar"),))
    boxed = Box((), (again,))
    content = a_png()

    article = store(
        a_manuscript(lead_image=lead, blocks=(boxed,)),
        pictures={"a.png": content, "other-name.png": content},
        by=None,
    )

    picture = Picture.objects.get()
    assert (picture.description, picture.credit) == ("A wet cellar", "Ada Moll")
    assert article.manuscript().lead_image == replace(lead, source=picture.name)
    assert article.manuscript().blocks == (Box((), (replace(again, source=picture.name),)),)


def test_a_byline_finds_the_author_page_of_the_same_name(magazine):
    author = AuthorShelf.objects.get().add_child(instance=Author(title="Ada Moll"))

    article = store(
        a_manuscript(bylines=(Byline("Ada Moll"), Byline("Ben Orr", "photographs"))),
        pictures={},
        by=None,
    )

    assert [row.author for row in article.bylines.all()] == [author, None]


def test_bytes_that_are_no_picture_leave_nothing_stored(magazine, settings):
    figures = (Figure(source="good.png"), Figure(source="bad.png"))

    with pytest.raises(PictureUnreadable, match="“bad"):
        store(
            a_manuscript(lead_image=None, blocks=figures),
            pictures={"good.png": a_png(), "bad.png": b"no"},
            by=None,
        )

    assert not Article.objects.exists()
    assert not Picture.objects.exists()
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_two_articles_with_one_headline_stand_at_two_addresses(magazine):
    slugs = [store(a_manuscript(), pictures={}, by=None).slug for _ in range(2)]

    assert slugs == ["the-tide-tables-were-wrong", "the-tide-tables-were-wrong-2"]


def test_a_slug_that_was_asked_for_and_is_taken_is_refused(magazine):
    store(a_manuscript(), pictures={}, by=None, slug="tides")

    with pytest.raises(SlugTaken):
        store(a_manuscript(), pictures={}, by=None, slug="tides")


def test_words_are_never_cut_off_in_silence(magazine):
    with pytest.raises(ManuscriptUnstorable, match="longer than 255"):
        store(a_manuscript(headline="word " * 60), pictures={}, by=None)
