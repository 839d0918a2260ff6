"""What goes into an edition is the same whoever asks, and whenever."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from django.utils import translation
from tests.factories import an_article, an_issue

from octavo.core.manuscript.document import Byline
from octavo.issues.models import Article, Author, AuthorShelf, Issue
from octavo.press.copy import copy_of
from octavo.press.forms import form_named
from octavo.press.made import Heard, Paging

NOW = datetime(2027, 2, 10, 9, tzinfo=UTC)


def test_editions_carry_the_date_of_their_issue(makers):
    issue = an_issue(articles=(an_article(published_on=date(2026, 5, 1)),))

    (item,) = copy_of(issue).issue.items

    assert item.manuscript.published_on == issue.dated_on


def test_the_language_of_whoever_asks_changes_nothing(makers):
    """The head of the editor's letter is a word of the magazine's, not of an editor's newsroom."""
    issue = an_issue(articles=(an_article(),), letter="<p>Dear reader</p>")
    with translation.override("de"):
        german = copy_of(issue)

    assert german == copy_of(issue)
    assert german.house.dated == "15 January 2027"


def test_a_correction_tells_on_which_day_an_edition_changed(makers):
    first, second = an_article(headline="First"), an_article(headline="Second")
    issue = an_issue(articles=(first, second))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    before = copy_of(issue)
    Article.objects.get(pk=first.pk).correct("The year was 1952.", by=None)
    first.corrections.get().appear(on=date(2027, 2, 20))

    after = copy_of(Issue.objects.get())

    assert (before.changed_on, after.changed_on) == (issue.dated_on, date(2027, 2, 20))
    assert after.of_article("first").changed_on == date(2027, 2, 20)
    assert after.of_article("second") == before.of_article("second")


def test_the_supply_has_every_picture_whose_bytes_are_there(makers):
    article = an_article()
    issue = an_issue(articles=(article,))
    picture = Article.objects.get(pk=article.pk).lead_picture

    copy = copy_of(issue)
    assert list(copy.supply) == [picture.name]
    assert copy.supply[picture.name].read_bytes() == picture.file.open().read()

    picture.file.storage.delete(picture.file.name)
    assert copy_of(issue).supply == {}


def test_it_says_of_authors_what_their_pages_say_and_a_change_to_one_leaves_other_articles(makers):
    shelf = AuthorShelf.objects.get()
    for name, said in (("Ada Moll", "<p>Keeps <i>bees</i>.</p><p>R&amp;D.</p>"), ("Cleo Ahn", "")):
        shelf.add_child(instance=Author(title=name, slug=name[:3].lower(), biography=said))
    first = an_article(headline="First")
    second = an_article(headline="Second", bylines=(Byline("Cleo Ahn"),))
    issue = an_issue(articles=(first, second))
    before = copy_of(issue)

    Author.objects.filter(title="Cleo Ahn").update(biography="<p>Keeps the lamp.</p>")
    after = copy_of(issue)

    assert before.house.authors == {"Ada Moll": "Keeps bees. R&D."}
    assert after.of_article("second").house.authors == {"Cleo Ahn": "Keeps the lamp."}
    assert after.of_article("first") == before.of_article("first")


def test_what_is_heard_goes_into_the_forms_that_are_heard_alone(makers):
    issue = an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))
    silent = copy_of(issue)
    epub, screen, none = form_named("epub"), form_named("screen"), Paging()

    heard = replace(silent, narrations={"first": a_narration("1"), "second": a_narration("2")})
    again = replace(heard, narrations={**heard.narrations, "second": a_narration("3")})

    assert heard.bench(epub, paging=none).narrations == heard.narrations
    assert heard.bench(screen, paging=none).narrations == {}
    keys = [it.key(epub, paging=none) for it in (silent, heard, again)]
    assert len(set(keys)) == 3
    assert {it.key(screen, paging=none) for it in (silent, heard, again)} == {
        silent.key(screen, paging=none)
    }
    assert again.of_article("first") == heard.of_article("first")
    assert list(again.of_article("second").narrations) == ["second"]


def a_narration(digest: str) -> Heard:
    return Heard(Path("a.m4a"), Path("a.json"), 9.0, digest)
