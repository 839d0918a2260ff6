"""The doctor sees which forms cannot be made, which builds failed, and which files are lost."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.factories import a_narration, an_article, an_issue
from tests.press.conftest import magazine, makers  # noqa: F401 - fixtures

from octavo.issues.models import Article, Issue, Publication
from octavo.press import store
from octavo.press.attempts import attempt
from octavo.press.building import build, target
from octavo.press.errors import PressTrouble
from octavo.press.forms import FORMS
from octavo.press.models import Narration
from octavo.website.doctor.press import examine

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


def told() -> dict[str, tuple[str, str]]:
    return {finding.subject: (str(finding.level), finding.sentence) for finding in examine(now=NOW)}


@pytest.fixture
def issue(makers) -> Issue:  # noqa: F811
    return an_issue(articles=(an_article(),))


def test_a_press_at_rest_is_well(issue):
    build(target(issue, "epub"), now=NOW)

    assert {level for level, _sentence in told().values()} == {"well"}


def test_an_engine_that_is_not_here_is_wrong_only_when_its_form_is_promised(issue, monkeypatch):
    monkeypatch.setitem(FORMS, "print", replace(FORMS["print"], needs=("no_such_engine",)))
    assert told()["engines"] == ("note", "These forms cannot be made: Print.")

    Publication.objects.update(promises_print=True)

    assert told()["engines"][0] == "wrong"


def test_what_could_not_be_made_is_wrong(issue, makers):  # noqa: F811
    makers["epub"].trouble = PressTrouble("A picture has no end.")
    attempt(target(issue, "epub"), now=NOW)

    assert told()["editions"] == (
        "wrong",
        "1 could not be made; the last was EPUB of no. 7: A picture has no end.",
    )


def test_an_edition_without_its_file_is_wrong(issue):
    edition = build(target(issue, "epub"), now=NOW).edition
    store.shelf().delete(edition.file)

    assert told()["files of editions"][0] == "wrong"


def test_articles_that_could_not_be_read_aloud_are_wrong(issue):
    narration = a_narration(Article.objects.get(), now=NOW)
    assert told()["narrations"][0] == "well"

    Narration.objects.update(state="failed", reason="The voice is hoarse.")
    assert told()["narrations"] == (
        "wrong",
        f"1 could not be read; the last was “{narration.article}”: The voice is hoarse.",
    )

    Narration.objects.update(state="waiting", job="00000000-0000-0000-0000-000000000000")
    assert told()["narrations"][0] == "note"


def test_a_narration_without_its_files_is_wrong(issue):
    narration = a_narration(Article.objects.get(), now=NOW)
    store.shelf().delete(narration.files["full"]["mp3"]["file"])

    assert told()["files of narrations"][0] == "wrong"
