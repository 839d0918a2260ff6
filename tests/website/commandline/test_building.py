"""`octavo build` makes editions, says what is wrong with them, and ends with a status."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.factories import an_article, an_issue
from tests.press.conftest import magazine, makers  # noqa: F401 - fixtures

from octavo.issues.models import Publication
from octavo.press.errors import PressTrouble
from octavo.press.made import Problem
from octavo.press.models import Edition
from octavo.website.commandline import main


def octavo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _issue(makers):  # noqa: F811
    an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))


def test_all_editions_are_made_and_written_where_they_are_wanted(tmp_path):
    done = octavo("build", 7, "--out", tmp_path / "out")

    assert done.exit_code == 0, done.output
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["edition", "pages", "size", "seconds", "breaches", "warnings"]
    assert [row.split()[0] for row in rows[:3]] == ["Print", "Screen", "EPUB"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "the-vell-review-7-print.pdf",
        "the-vell-review-7.pdf",
        "the-vell-review-7.epub",
    }


def test_an_audiobook_is_among_all_where_it_is_promised():
    Publication.objects.update(promises_audio=True)

    done = octavo("build", 7)

    assert [row.split()[0] for row in done.stdout.splitlines()[1:]] == [
        *("Print", "Screen", "EPUB", "Audiobook")
    ]


def test_nothing_is_made_twice():
    octavo("build", 7)

    done = octavo("build", 7, "--edition", "screen")

    assert done.stdout.splitlines()[1].endswith("as it was")
    assert Edition.objects.count() == 3


def test_a_breach_is_told_with_page_and_article_and_ends_in_1(makers):  # noqa: F811
    makers["screen"].problems = (
        Problem("The text runs over.", "first", 1, is_breach=True),
        Problem("A line is loose.", "second", 2),
    )

    done = octavo("build", 7, "--edition", "screen")

    assert done.exit_code == 1
    assert done.stderr.splitlines()[1:] == [
        " ! Screen PDF, first, page 1: The text runs over.",
        " ? Screen PDF, second, page 2: A line is loose.",
    ]


def test_an_edition_that_cannot_be_made_says_why(makers):  # noqa: F811
    makers["epub"].trouble = PressTrouble("A picture has no end.")

    done = octavo("build", 7)

    assert done.exit_code == 1
    assert "EPUB: A picture has no end." in done.stderr
    assert "not made" in done.stdout
    assert set(Edition.objects.values_list("form", flat=True)) == {"print", "screen"}


def test_one_article_is_made_by_itself(tmp_path):
    done = octavo("build", 7, "--article", "second", "--json", "--out", tmp_path)

    assert done.exit_code == 0, done.output
    entries = json.loads(done.stdout)
    assert [(it["edition"], it["article"], it["is_new"]) for it in entries] == [
        ("screen", "second", True),
        ("epub", "second", True),
    ]
    assert {path.name for path in tmp_path.glob("second.*")} == {"second.pdf", "second.epub"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((8,), "There is no issue no. 8"),
        ((7, "--article", "third"), "No. 7 has no article third"),
        ((7, "--edition", "print", "--article", "first"), "There is no Print of one article."),
        ((7, "--edition", "audio", "--article", "first"), "There is no Audiobook of one article."),
    ],
)
def test_what_there_is_not_is_wrong_use(arguments, sentence):
    done = octavo("build", *arguments)

    assert done.exit_code == 2
    assert sentence in done.stderr
