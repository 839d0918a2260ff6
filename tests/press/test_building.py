"""Editions are made once, kept whole, and made again when their copy changes."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories import an_article, an_issue

from octavo.core.issue.paging import PageStart
from octavo.issues.models import Article, Issue, Publication
from octavo.press import store
from octavo.press.building import build, target
from octavo.press.copy import copy_of
from octavo.press.errors import FormUnknown, MakerMissing, NothingToMake, PressTrouble
from octavo.press.forms import FORMS
from octavo.press.made import Problem
from octavo.press.models import Edition

NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def issue(makers) -> Issue:
    """No. 7, with two articles."""
    return an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))


def test_an_edition_is_kept_with_all_that_is_known_of_it(issue, makers):
    makers["screen"].problems = (Problem("A line is loose.", slug="first", page=1),)

    built = build(target(issue, "screen"), now=NOW)

    edition = built.edition
    assert built.is_new
    assert store.shelf().open(edition.file).read().startswith(b'["1", {"schema_version"')
    assert edition.file == f"{edition.digest[:2]}/{edition.digest}.pdf"
    assert (edition.version, edition.pages, edition.made_at) == (1, 2, NOW)
    assert (edition.folios, edition.breaches) == ({"first": 1, "second": 2}, 0)
    assert edition.found == (Problem("A line is loose.", slug="first", page=1),)
    assert list(edition.texts) == ["first", "second"]


def test_nothing_is_made_twice(issue, makers):
    first = build(target(issue, "screen"), now=NOW)
    second = build(target(issue, "screen"), now=LATER)

    assert (second.edition, second.is_new) == (first.edition, False)
    assert makers["screen"].asked == ["no. 7"]


def test_a_changed_text_makes_another_version(issue, makers):
    first = build(target(issue, "screen"), now=NOW)
    retitle("first", "Thirst")

    second = build(target(issue, "screen"), now=LATER)

    assert (second.edition.version, second.is_new) == (2, True)
    assert second.edition.digest != first.edition.digest
    assert store.shelf().exists(first.edition.file)


def test_a_change_taken_back_needs_no_maker(issue, makers):
    first = build(target(issue, "screen"), now=NOW)
    retitle("first", "Thirst")
    build(target(issue, "screen"), now=NOW)
    retitle("first", "First")

    third = build(target(issue, "screen"), now=LATER)

    assert (third.edition.version, third.edition.digest) == (3, first.edition.digest)
    assert makers["screen"].asked == ["no. 7", "no. 7"]


@pytest.mark.parametrize("change", ["maker", "house", "masthead", "picture"])
def test_whatever_goes_in_makes_the_edition_stale(issue, makers, change, magazine):
    build(target(issue, "screen"), now=NOW)

    match change:
        case "maker":
            makers["screen"].version = "2"
        case "house":
            Publication.objects.update(offer_heading="Read on")
        case "masthead":
            Publication.objects.update(editors="Edda Lund")
        case "picture":
            picture = Article.objects.first().lead_picture
            picture.file.storage.delete(picture.file.name)

    assert build(target(issue, "screen"), now=LATER).is_new


def test_publishing_makes_nothing_stale(issue):
    issue.close(by=None, now=NOW)
    closed = [build(target(issue, form), now=NOW).edition for form in FORMS]

    issue.appear(now=NOW + timedelta(days=9))

    built = [build(target(issue, form), now=LATER) for form in FORMS]
    assert [(it.edition, it.is_new) for it in built] == [(it, False) for it in closed]


def test_a_closed_issue_is_made_of_the_texts_that_go_out(issue):
    issue.close(by=None, now=NOW)
    before = copy_of(issue)
    retitle("first", "A draft that nobody approved", is_approved=False)

    assert copy_of(issue) == before


def test_the_print_edition_stays_as_printed(issue, makers):
    issue.close(by=None, now=NOW)
    printed = build(target(issue, "print"), now=NOW)
    issue.appear(now=NOW)
    Publication.objects.update(editors="Edda Lund")

    again = build(target(issue, "print"), now=LATER)

    assert (again.edition, again.is_new) == (printed.edition, False)


def test_what_could_not_be_printed_is_made_again(issue, makers):
    makers["print"].problems = (Problem("A page is missing.", is_breach=True),)
    build(target(issue, "print"), now=NOW)
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    makers["print"].problems, makers["print"].version = (), "2"

    assert build(target(issue, "print"), now=LATER).edition.breaches == 0


def test_the_ebook_names_the_printed_pages(issue, makers):
    build(target(issue, "epub"), now=NOW)
    build(target(issue, "screen"), now=NOW)

    again = build(target(issue, "epub"), now=LATER)

    assert again.is_new
    assert [bench.paging.folios for bench in makers["epub"].benches] == [
        {},
        {"first": 1, "second": 2},
    ]


def test_the_ebook_is_made_again_when_a_page_begins_elsewhere(issue, makers):
    build(target(issue, "screen"), now=NOW)
    first = build(target(issue, "epub"), now=NOW)
    makers["screen"].version, makers["screen"].second_pages = "2", {"first": "blocks[3]"}
    build(target(issue, "screen"), now=LATER)

    again = build(target(issue, "epub"), now=LATER)

    assert again.is_new
    assert first.edition.key != again.edition.key
    paging = makers["epub"].benches[-1].paging
    assert paging.starts["first"] == (PageStart(1), PageStart(2, "blocks[3]"))
    assert paging.of("second").starts == {"second": (PageStart(2),)}


def test_an_article_is_made_by_itself(issue, makers):
    build(target(issue, "screen"), now=NOW)
    second = Article.objects.get(slug="second")
    built = build(target(issue, "epub", second), now=NOW)
    retitle("first", "Thirst")

    again = build(target(issue, "epub", second), now=LATER)

    assert (built.edition.article, built.edition.pages) == (second, None)
    assert not again.is_new
    assert makers["epub"].asked == ["second"]
    assert makers["epub"].benches[0].paging.folios == {"second": 2}


def test_what_does_not_exist_is_not_made(issue, makers):
    article = Article.objects.first()
    with pytest.raises(FormUnknown, match="no form “scroll”"):
        target(issue, "scroll")
    with pytest.raises(FormUnknown, match="no Print of one article"):
        target(issue, "print", article)
    with pytest.raises(NothingToMake, match="“elsewhere” is not in no"):
        build(target(issue, "epub", an_article(headline="Elsewhere")), now=NOW)


def test_an_engine_that_is_not_installed_is_missed(issue, monkeypatch, makers):
    from dataclasses import replace

    monkeypatch.setitem(FORMS, "screen", replace(FORMS["screen"], needs=("no_such_engine",)))

    with pytest.raises(MakerMissing, match="Screen PDF is not installed"):
        build(target(issue, "screen"), now=NOW)


def test_a_maker_that_fails_leaves_the_last_edition(issue, makers):
    first = build(target(issue, "screen"), now=NOW)
    retitle("first", "Thirst")
    makers["screen"].trouble = PressTrouble("The pages cannot be set.")

    with pytest.raises(PressTrouble):
        build(target(issue, "screen"), now=LATER)

    assert target(issue, "screen").newest() == first.edition


def test_of_two_builds_the_later_copy_stands(issue, makers):
    """A slow worker with an older copy does not put it over the newer one."""
    slow = copy_of(issue)
    retitle("first", "Thirst")
    quick = build(target(issue, "screen"), now=LATER)

    late = build(target(issue, "screen"), now=NOW, copy=slow)

    assert (late.edition, late.is_new) == (quick.edition, False)
    assert Edition.objects.count() == 1


def retitle(slug: str, headline: str, *, is_approved: bool = True) -> None:
    """Change a draft as its editor does."""
    article = Article.objects.get(slug=slug).get_latest_revision_as_object()
    article.title = headline
    article.save_revision()
    if is_approved:
        Article.objects.get(slug=slug).approve()
