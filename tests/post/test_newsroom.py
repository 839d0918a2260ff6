"""An editor changes a letter, sees it before it is kept, and sends a test to herself."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils import timezone
from tests.factories import a_magazine, a_writer, an_account, an_editor
from tests.mailbox import deliver_all

from octavo.post.composing import compose
from octavo.post.kinds import kind_named
from octavo.post.models import LetterTemplate
from octavo.post.trying import example_of

pytestmark = pytest.mark.django_db
PAID = "/newsroom/letters/paid/en/"
WORDS = {"subject": "{magazine}: thank you", "body": "Dear {name},\n\nThe tide has come in."}


@pytest.fixture
def editor(client):
    a_magazine()
    edda = an_editor()
    client.force_login(edda)
    return edda


def test_every_letter_is_in_the_list(client, editor):
    page = client.get("/newsroom/letters/").content.decode()

    assert "Payment received" in page
    assert "Code for signing in" in page
    assert "The new issue is out" in page


def test_an_editor_changes_the_words_and_the_next_letter_has_them(client, editor):
    answer = client.post(PAID, {**WORDS, "keep": "yes"})

    assert answer.status_code == 302
    kept = LetterTemplate.objects.get()
    assert (kept.kind, kept.language, kept.changed_by) == ("paid", "en", editor)
    kind = kind_named("paid")
    letter = compose(kind, example_of(kind), language="en")
    assert letter.subject == "The Vell Review: thank you"
    assert "The tide has come in." in letter.text
    assert "The tide has come in." in letter.html
    german = compose(kind, example_of(kind), language="de")
    assert german.subject.startswith("The Vell Review: Ihre Zahlung")


def test_what_cannot_be_read_is_said_at_its_field_and_not_kept(client, editor):
    wrong = {"subject": "{magazine}", "body": "Dear {nama},"}
    answer = client.post(PAID, {**wrong, "keep": "yes"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This letter knows no “{nama}”. It knows: {account}" in page
    assert "Dear {nama}," in page
    assert not LetterTemplate.objects.exists()


def test_an_editor_goes_back_to_the_words_that_the_letter_came_with(client, editor):
    client.post(PAID, {**WORDS, "keep": "yes"})

    client.post(PAID, {"ours": "yes"})

    kind = kind_named("paid")
    assert "thank you" not in compose(kind, example_of(kind), language="en").subject
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("form", ["desktop", "phone", "text"])
def test_words_are_seen_before_they_are_kept(client, editor, form):
    as_kept = client.get(f"{PAID}preview/{form}/").content.decode()
    as_written = client.post(f"{PAID}preview/{form}/", WORDS)

    assert "Your subscription runs" in " ".join(as_kept.split())
    assert "The tide has come in." in as_written.content.decode()
    assert as_written["Content-Type"].startswith("text/plain" if form == "text" else "text/html")
    assert client.post(f"{PAID}preview/{form}/", {**WORDS, "body": "{x}"}).status_code == 422
    assert not LetterTemplate.objects.exists()


def test_a_test_goes_to_whoever_asks_for_it_with_what_stands_in_the_form(client, editor):
    client.post(PAID, {**WORDS, "test": "yes"})

    (letter,) = deliver_all()
    assert letter.to == [editor.email]
    assert letter.subject == "[Test] The Vell Review: thank you"
    assert "The tide has come in." in letter.body
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize(
    "address", ["/newsroom/letters/pigeon/en/", "/newsroom/letters/paid/xx/", f"{PAID}preview/x/"]
)
def test_a_letter_that_is_not_there_is_not_found(client, editor, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/newsroom/letters/", PAID, f"{PAID}preview/phone/"])
def test_who_may_not_change_letters_sees_none(client, address):
    a_magazine()
    client.force_login(a_writer())
    assert client.get(address).status_code in {302, 403}

    client.force_login(an_account(name="Cleo"))
    assert client.get(address).status_code in {302, 403}
    assert not mail.outbox


def test_a_kept_template_in_another_language_is_the_publications_own(settings, client, editor):
    settings.LANGUAGE_CODE = "fr"
    LetterTemplate.objects.create(
        kind="paid", language="fr", changed_at=timezone.now(), subject="Merci", body="Merci."
    )

    kind = kind_named("paid")
    assert compose(kind, example_of(kind), language="fr-fr").subject == "Merci"
    assert client.get("/newsroom/letters/paid/fr/").status_code == 200
    lapsed = kind_named("lapsed")
    assert "has ended" in compose(lapsed, example_of(lapsed), language="fr").subject


def test_words_that_an_update_has_made_wrong_keep_no_letter_back(caplog):
    LetterTemplate.objects.create(
        kind="paid", language="en", changed_at=timezone.now(), subject="Thanks", body="{herrings}"
    )

    kind = kind_named("paid")
    letter = compose(kind, example_of(kind), language="en")

    assert letter.subject == "The Vell Review: your payment has arrived"
    assert "This letter knows no “{herrings}”" in caplog.text
