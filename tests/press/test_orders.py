"""Editions are ordered when copy changes, and made by workers, each once."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from tests.factories import an_article, an_issue

from octavo.issues.models import Article, Issue, Publication
from octavo.issues.tasks import publish_due_issues
from octavo.jobs.working import work
from octavo.press import tasks
from octavo.press.errors import PressTrouble
from octavo.press.made import Problem
from octavo.press.models import Build, Edition

NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)


@pytest.fixture
def issue(makers) -> Issue:
    """No. 7 of a magazine that promises screen PDF and EPUB."""
    Publication.objects.update(promises_screen=True, promises_epub=True)
    return an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))


def made() -> list[tuple[str, str, int]]:
    rows = Edition.objects.order_by("pk").values_list("form", "article__slug", "version")
    return [(form, slug or "", version) for form, slug, version in rows]


def test_closing_an_issue_makes_what_it_promises(issue):
    issue.close(by=None, now=NOW)
    assert set(Build.objects.values_list("form", "state")) == {
        ("screen", "waiting"),
        ("epub", "waiting"),
    }

    work(until_empty=True)

    assert made() == [("screen", "", 1), ("epub", "", 1)]
    assert not Build.objects.exists()


def test_an_approval_after_closing_makes_the_editions_again(issue):
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    draft = Article.objects.get(slug="first").get_latest_revision_as_object()
    draft.title = "Thirst"
    draft.save_revision()
    assert not Build.objects.exists()

    Article.objects.get(slug="first").approve()
    work(until_empty=True)

    assert made()[2:] == [("screen", "", 2), ("epub", "", 2)]


def test_each_article_is_made_by_itself_once_it_has_appeared(issue, makers):
    issue.close(by=None, now=NOW)
    work(until_empty=True)

    issue.appear(now=NOW)
    work(until_empty=True)

    assert made()[2:] == [
        ("screen", "first", 1),
        ("screen", "second", 1),
        ("epub", "first", 1),
        ("epub", "second", 1),
    ]


def test_a_correction_makes_what_readers_fetch_again_and_leaves_the_print_edition(issue):
    Publication.objects.update(promises_print=True)
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    issue.appear(now=NOW)
    work(until_empty=True)
    before = len(made())

    draft = Article.objects.get(slug="first").get_latest_revision_as_object()
    draft.title = "Thirst"
    draft.save_revision().publish()
    work(until_empty=True)

    assert made()[before:] == [
        ("screen", "", 2),
        ("epub", "", 2),
        ("screen", "first", 2),
        ("epub", "first", 2),
    ]


def test_an_article_that_is_spiked_leaves_the_editions(issue):
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    issue.appear(now=NOW)
    work(until_empty=True)

    Article.objects.get(slug="first").spike(because="Not true.", by=None, now=NOW)
    work(until_empty=True)

    newest = Edition.objects.filter(article=None, form="epub").latest("version")
    assert (newest.version, list(newest.texts)) == (2, ["second"])


def test_what_cannot_be_made_says_why_and_is_not_tried_again_before_its_copy_changes(issue, makers):
    makers["epub"].trouble = PressTrouble("A picture has no end.")
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    (row,) = Build.objects.all()
    assert (row.form, row.state, row.sentence) == ("epub", "failed", "A picture has no end.")

    tasks.order_what_is_missing.call()
    assert Build.objects.get().state == "failed"
    Publication.objects.update(editors="Edda")
    makers["epub"].trouble = None
    tasks.order_what_is_missing.call()
    work(until_empty=True)

    assert not Build.objects.exists()
    assert {form for form, _slug, _version in made()} == {"screen", "epub"}


def test_an_engine_that_stumbles_is_tried_again(issue, makers):
    makers["epub"].trouble = OSError("no space left")
    issue.close(by=None, now=NOW)
    work(until_empty=True)

    row = Build.objects.get(form="epub")
    assert (row.state, row.sentence[:20]) == ("failed", "The engine stumbled.")
    assert DBTaskResult.objects.get(id=row.job).status == "READY"


def test_an_issue_waits_for_its_forms_and_appears_as_soon_as_they_are_ready(issue):
    issue.close(by=None, now=NOW)
    issue.schedule(at=NOW + timedelta(hours=1), by=None, now=NOW)
    late = NOW + timedelta(hours=2)

    assert publish_due_issues(now=late) == []
    assert publish_due_issues(now=late) == []
    waiting = issue.log.get(act="waiting")
    assert "Screen PDF is being made." in waiting.because
    work(until_empty=True)

    assert publish_due_issues(now=late) == [7]


def test_a_breach_keeps_the_issue_back(issue, makers):
    makers["screen"].problems = (Problem("The text runs over by 3 lines.", "first", 1, True),)
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    issue.schedule(at=NOW, by=None, now=NOW)

    assert publish_due_issues(now=NOW) == []
    assert issue.log.get(act="waiting").because == (
        "Screen PDF is not there. The text runs over by 3 lines."
    )
