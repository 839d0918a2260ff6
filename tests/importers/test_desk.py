"""At the desk an editor sees each guess beside the source, corrects it, and only then stores it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories import a_magazine

from octavo.accounts.models import Account
from octavo.core.manuscript.blocks import Paragraph, Subhead
from octavo.core.manuscript.document import Byline
from octavo.importers.models import Arrival
from octavo.issues.models import Article
from octavo.issues.planning import plan_year

pytestmark = pytest.mark.django_db

COPY = """The keeper's arithmetic

By Ada Fox

The light at Vell Point costs four hundred crowns a night, and nobody pays for it.

What it costs

The Harbour Board has known this since 1904, and has put the sum into every yearly report since.

The last keeper left in the spring with the only key to the ledger room in her coat.
"""


@pytest.fixture
def editor() -> Client:
    a_magazine()
    client = Client()
    client.force_login(Account.objects.create_superuser("ada@vell.example", "the-long-password"))
    return client


def bring(editor: Client, **fields):
    return editor.post("/newsroom/copy/", {"kind": "auto", **fields})


def answers(**changed) -> dict[str, str]:
    """What the review page sends when the editor changes only these fields."""
    return {
        "headline": "The keeper's arithmetic",
        "language": "en",
        "bylines-TOTAL_FORMS": "1",
        "bylines-INITIAL_FORMS": "1",
        "bylines-0-name": "Ada Fox",
        **changed,
    }


def test_nothing_is_stored_before_the_editor_has_looked(editor):
    answer = bring(editor, pasted=COPY)

    arrival = Arrival.objects.get()
    assert answer.url == f"/newsroom/copy/{arrival.pk}/"
    assert not Article.objects.exists()


def test_source_and_guesses_stand_side_by_side(editor):
    page = editor.get(bring(editor, pasted=COPY).url).content.decode()

    assert "The light at Vell Point costs four hundred crowns" in page
    assert 'value="The keeper&#x27;s arithmetic"' in page
    assert 'value="Ada Fox"' in page
    assert "<mark title=" in page


def test_what_the_editor_corrects_is_what_is_stored(editor):
    review = bring(editor, pasted=COPY).url
    changed = answers(
        headline="What a light costs",
        section="finance",
        **{"bylines-0-name": "Ada Fox-Harrow", "text-verdict-1": "subhead"},
    )

    answer = editor.post(review, changed)

    article = Article.objects.get()
    manuscript = article.manuscript()
    assert answer.url == f"/newsroom/pages/{article.pk}/edit/"
    assert manuscript.headline == "What a light costs"
    assert manuscript.bylines == (Byline("Ada Fox-Harrow"),)
    assert manuscript.section == "finance"
    assert [type(block) for block in manuscript.blocks] == [
        Paragraph,
        Subhead,
        Paragraph,
        Paragraph,
    ]
    assert not article.live


def test_a_stored_arrival_leads_to_its_article_and_is_not_stored_twice(editor):
    review = bring(editor, pasted=COPY).url
    editor.post(review, answers())

    again = editor.post(review, answers())

    article = Article.objects.get()
    assert again.url == f"/newsroom/pages/{article.pk}/edit/"


def test_an_empty_headline_stores_nothing_and_keeps_what_was_typed(editor):
    review = bring(editor, pasted=COPY).url

    answer = editor.post(review, answers(headline="", dateline="Vell Point"))

    assert answer.status_code == 422
    assert 'value="Vell Point"' in answer.content.decode()
    assert not Article.objects.exists()


def test_of_several_files_the_bad_one_is_named_and_the_others_wait(editor):
    files = [
        SimpleUploadedFile("good.txt", COPY.encode()),
        SimpleUploadedFile("bad.pdf", b"%PDF-1.7 \x00\x01"),
        SimpleUploadedFile("also.txt", COPY.replace("keeper", "warden").encode()),
    ]

    answer = bring(editor, brought=files)

    assert sorted(Arrival.objects.values_list("name", flat=True)) == ["also.txt", "good.txt"]
    page = editor.get(answer.url).content.decode()
    assert "“bad.pdf” is a PDF" in page


def test_nothing_brought_is_said_plainly(editor):
    answer = bring(editor, pasted="  \n")

    assert answer.status_code == 422
    assert "Choose a file or paste some text." in answer.content.decode()


def test_what_is_put_away_is_kept_and_off_the_list(editor):
    review = bring(editor, pasted=COPY).url

    editor.post(review, {"put_away": "1"})

    assert Arrival.objects.count() == 1
    assert not Arrival.objects.waiting().exists()


def test_a_reader_does_not_see_the_desk(client):
    a_magazine()
    client.force_login(Account.objects.create_user("cleo@vell.example", "the-long-password"))

    assert client.get("/newsroom/copy/").status_code == 302


def test_a_hostile_file_shows_as_words_and_runs_nothing(editor):
    hostile = "<script>alert(1)</script> & a headline\n\nBy Ada Fox\n\n" + COPY

    page = editor.get(bring(editor, pasted=hostile, kind="text").url).content.decode()

    assert "<script>alert(1)" not in page


def test_an_article_goes_straight_into_the_issue_that_was_chosen(editor):
    issue = plan_year(year=2027, per_year=24)[0]
    review = bring(editor, pasted=COPY).url

    editor.post(review, answers(issue=str(issue.pk)))

    assert [item.article for item in issue.flatplan.all()] == [Article.objects.get()]
