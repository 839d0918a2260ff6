"""`octavo proof` makes pages for editors."""

from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone
from tests.factories import an_article, an_issue
from tests.press.conftest import magazine  # noqa: F401 - a fixture
from tests.press.reading_pages import words_of

from octavo.issues.models import Article
from octavo.website.commandline import main


def octavo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _issue(magazine):  # noqa: F811
    an_issue(articles=(an_article(headline="Tide"), an_article(headline="Clock")))


def rename(slug: str, headline: str) -> None:
    draft = Article.objects.get(slug=slug).get_latest_revision_as_object()
    draft.title = headline
    draft.save_revision()


def test_a_proof_is_written_and_said_to_be(tmp_path):
    done = octavo("proof", 7, "--out", tmp_path / "p.pdf")

    assert done.exit_code == 0, done.output
    assert done.stdout == f"{tmp_path / 'p.pdf'}: 8 pages\n"
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def test_a_kept_state_is_compared_with_later(tmp_path):
    octavo("proof", 7, "--out", tmp_path / "p.pdf", "--keep", tmp_path / "monday.json")
    rename("tide", "Ebb")

    done = octavo(
        "proof",
        7,
        "--from",
        tmp_path / "monday.json",
        "--article",
        "tide",
        "--out",
        tmp_path / "q.pdf",
    )

    assert done.stdout.endswith("2 pages, 1 article changed\n")
    assert "Changes since monday.json" in words_of((tmp_path / "q.pdf").read_bytes())[-1]


def test_an_earlier_day_is_compared_with_what_was_saved_by_then(tmp_path):
    yesterday = timezone.localtime(timezone.now() - timedelta(days=1)).date()

    done = octavo("proof", 7, "--since", yesterday, "--out", tmp_path / "p.pdf")

    assert done.stdout.endswith("2 articles changed\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((8,), "There is no issue no. 8"),
        ((7, "--since", "Monday"), "“Monday” is no day or time"),
        ((7, "--since", "2026-11-20", "--from", "x.json"), "--since or --from"),
        ((7, "--from", "nowhere.json"), "nowhere.json cannot be read"),
        ((7, "--from", __file__), "is no kept state of an issue"),
        ((7, "--article", "swans"), "“swans” is not in no. 7"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(arguments, sentence):
    done = octavo("proof", *arguments)

    assert done.exit_code == 2
    assert sentence in done.stderr
