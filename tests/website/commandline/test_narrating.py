"""`octavo narrate` has articles read, puts the files where they are wanted, and says why not."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.factories import an_article, an_issue
from tests.press.conftest import magazine  # noqa: F401 - a fixture

from octavo.press.models import ArticleVoice
from octavo.website.commandline import main


def octavo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _issue(magazine):  # noqa: F811
    an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))


def test_an_issue_is_read_once_and_its_files_lie_where_they_are_wanted(tmp_path):
    done = octavo("narrate", 7, "--out", tmp_path / "out")
    again = octavo("narrate", 7, "--json")

    assert done.exit_code == 0, done.output
    assert [row.split()[0] for row in done.stdout.splitlines()[1:3]] == ["first", "second"]
    kinds = ("mp3", "m4a", "opus", "vtt", "json")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"{slug}.{kind}" for slug in ("first", "second") for kind in kinds
    }
    assert [one["is_new"] for one in json.loads(again.stdout)] == [False, False]


def test_what_could_not_be_read_is_said_and_the_status_is_one():
    ArticleVoice.objects.create(article=an_article(), reads="voice", voice="hibari/nobody")

    done = octavo("narrate", "--article", "the-tide-tables-were-wrong")

    assert done.exit_code == 1
    assert "nobody" in done.stderr


@pytest.mark.parametrize(
    "said", [(), (7, "--article", "first"), (99,), ("--article", "none"), (7, "--voice", "x/y")]
)
def test_wrong_use_reads_nothing(said):
    assert octavo("narrate", *said).exit_code == 2
