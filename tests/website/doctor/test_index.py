"""The doctor sees when the search would not find what is out, and the remedy helps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from django_tasks_db.models import DBTaskResult
from tests.factories import a_magazine, a_published_issue, an_article

from octavo.issues.models import Article
from octavo.search.models import IndexedArticle
from octavo.website.commandline import main
from octavo.website.doctor import database
from octavo.website.serving import preparing

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def articles(db, settings, tmp_path) -> list[Article]:
    """Two articles that have appeared."""
    settings.MEDIA_ROOT = tmp_path / "media"
    a_magazine()
    issue = (an_article(headline="One"), an_article(headline="Two"))
    a_published_issue(articles=issue, now=NOW)
    return list(Article.objects.order_by("title"))


def _told() -> tuple[str, str]:
    (finding,) = [it for it in database.contents(now=NOW) if it.subject == "search"]
    return str(finding.level), finding.sentence


def test_an_index_in_step_is_well(articles):
    assert _told() == ("well", "2 published articles can be found.")


def test_an_index_out_of_step_is_wrong_until_it_is_made_again(articles):
    IndexedArticle.objects.filter(pk=articles[0].pk).delete()
    Article.objects.filter(pk=articles[1].pk).update(live=False)
    sentence = "The index lacks 1 published articles, and has 1 that are not out."
    assert _told() == ("wrong", sentence)

    done = CliRunner().invoke(main, ["search", "rebuild"])

    assert (done.exit_code, done.stdout) == (0, "Articles in the index: 1.\n")
    assert _told()[0] == "well"


def test_an_index_of_another_language_is_wrong(articles, settings):
    settings.LANGUAGE_CODE = "de"

    assert _told()[0] == "wrong"


def test_an_index_that_an_upgrade_left_behind_is_mended_in_the_background(articles):
    def waiting() -> int:
        return DBTaskResult.objects.filter(task_path__endswith="keep_index_in_step").count()

    preparing.mend_search()
    assert waiting() == 0

    IndexedArticle.objects.all().delete()
    preparing.mend_search()
    preparing.mend_search()
    assert waiting() == 1
