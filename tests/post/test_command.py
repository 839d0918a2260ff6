"""`octavo post` says how the mail stands, sends a test, and tries again."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.core import mail
from django.utils import timezone

from octavo.post.kinds import kind_named
from octavo.post.letters import send
from octavo.post.models import Outgoing
from octavo.post.suppressing import decline, suppress, why_not
from octavo.post.trying import example_of
from octavo.website.commandline import main

pytestmark = pytest.mark.django_db


def octavo(*arguments: str):
    return CliRunner().invoke(main, ["post", *arguments])


def a_letter_given_up() -> Outgoing:
    facts = example_of(kind_named("paid"))
    letter = send(
        "paid", to="ada@b.example", language="en", facts=facts, key="1", now=timezone.now()
    )
    letter.tries = 21
    letter.save()
    letter.fail("SMTPDataError: 554 No.", again_at=None)
    return letter


def test_the_status_names_what_fails_and_why():
    letter = a_letter_given_up()
    suppress("ben@b.example", because="bounced", now=timezone.now())

    said = octavo("status").output
    counted = json.loads(octavo("status", "--json").output)

    assert "Sent: 0. Waiting: 0. Given up: 1." in said
    assert f"{letter.pk}  paid to ada@b.example, given up: SMTPDataError: 554 No." in said
    assert (counted["given_up"], counted["suppressed"]) == (1, 1)


def test_a_test_goes_at_once_and_says_so():
    done = octavo("test", "ragna@magazine.example")

    assert done.exit_code == 0
    assert done.output.startswith("Sent to ragna@magazine.example")
    assert [letter.to for letter in mail.outbox] == [["ragna@magazine.example"]]


def test_a_test_that_does_not_go_says_why(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    done = octavo("test", "ragna@magazine.example")

    assert done.exit_code == 1
    assert "It did not go: ConnectionRefusedError" in done.output
    assert octavo("test", "ragna").exit_code == 2


def test_what_was_given_up_is_tried_again():
    letter = a_letter_given_up()

    assert "tried again: 0." in octavo("retry", "999999").output
    assert "tried again: 1." in octavo("retry", str(letter.pk)).output
    letter.refresh_from_db()
    assert letter.due_at is not None
    assert letter.tries == 0


def test_an_address_that_works_again_is_taken_off_the_list():
    suppress("ben@b.example", because="bounced", now=timezone.now())
    decline("ben@b.example", kind="issue-out", now=timezone.now())

    assert octavo("welcome", "Ben@b.example").exit_code == 0
    assert octavo("welcome", "ben@b.example").exit_code == 2
    assert why_not("ben@b.example", kind="paid") == ""
    assert why_not("ben@b.example", kind="issue-out") == "asked"
