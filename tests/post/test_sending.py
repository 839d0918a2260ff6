"""A letter is written once for its key, sent after the transaction, tried again, or given up."""

from __future__ import annotations

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.mailbox import deliver_all

from octavo.jobs.working import work
from octavo.post.delivering import deliver, deliver_due
from octavo.post.errors import FactMissing, UnknownKind
from octavo.post.forgetting import forget, forget_words
from octavo.post.kinds import kind_named
from octavo.post.letters import send
from octavo.post.message import message_of
from octavo.post.models import Enclosure, Outgoing
from octavo.post.policy import A_ROUND, LEASE, MOST_TRIES
from octavo.post.retrying import try_again
from octavo.post.suppressing import decline, suppress
from octavo.post.trying import example_of

pytestmark = pytest.mark.django_db


def a_letter(kind: str = "paid", *, key: str = "paid:1", to: str = "ada@example.org", **more):
    facts = example_of(kind_named(kind))
    return send(kind, to=to, language="en", facts=facts, key=key, now=timezone.now(), **more)


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = timezone.now()

    def __call__(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


class Broken(BaseEmailBackend):
    """A mail server in whatever state a test wants."""

    trouble: Exception | None = None
    tried: list[str] = []

    def send_messages(self, messages):
        for message in messages:
            Broken.tried.append(message.to[0])
            if Broken.trouble:
                raise Broken.trouble
        return len(messages)


@pytest.fixture
def broken(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    Broken.trouble, Broken.tried = SMTPServerDisconnected("It is away."), []
    return Broken


def test_the_same_key_is_one_letter_whatever_the_facts():
    first = a_letter()
    second = a_letter(to="ben@example.org")

    deliver_all()
    assert first.pk == second.pk
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]
    deliver_all()
    a_letter()
    assert len(deliver_all()) == 1


def test_a_letter_goes_as_text_and_html_from_the_magazine():
    a_letter()

    (letter,) = deliver_all()
    assert letter.subject == "The Vell Review: your payment has arrived"
    assert letter.from_email == "The Vell Review <desk@localhost>"
    assert letter.body.startswith("Dear Ada Moll,")
    ((html, kind),) = letter.alternatives
    assert kind == "text/html"
    assert "Dear Ada Moll," in html
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "List-Unsubscribe" not in letter.extra_headers


def test_files_lie_in_the_letter():
    a_letter("order-placed", attachments=[("invoice-2026-000123.pdf", b"%PDF-1.7 1")])

    (letter,) = deliver_all()
    assert letter.attachments == [("invoice-2026-000123.pdf", b"%PDF-1.7 1", "application/pdf")]


@pytest.mark.parametrize(
    "to", ["ada", "ada@example.org\nBcc: ben@example.org", "", "@x", "a b@x.y"]
)
def test_what_is_no_address_is_given_up_at_once_and_nobodys_act_fails(to):
    letter = a_letter(to=to)

    assert not deliver(letter, clock=timezone.now)
    assert deliver_all() == []
    assert "is no address that a letter reaches." in letter.failed_because
    assert try_again([], now=timezone.now()) == 0


def test_an_unknown_letter_or_a_fact_that_is_missing_is_refused_at_once():
    with pytest.raises(UnknownKind, match="There is no letter “pigeon”"):
        send("pigeon", to="a@b.example", language="en", facts={}, key="1", now=timezone.now())
    with pytest.raises(FactMissing):
        send("paid", to="a@b.example", language="en", facts={}, key="1", now=timezone.now())
    assert not Outgoing.objects.exists()


def test_what_is_taken_back_is_not_written():
    with transaction.atomic():
        a_letter()
        transaction.set_rollback(True)

    assert deliver_all() == []


@pytest.mark.django_db(transaction=True)
def test_a_job_sends_what_a_transaction_has_written():
    DBTaskResult.objects.all().delete()
    with transaction.atomic():
        a_letter(key="paid:1")
        a_letter(key="paid:2", to="ben@example.org")
        assert not DBTaskResult.objects.exists()

    assert DBTaskResult.objects.count() == 1
    work(until_empty=True)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ada@example.org", "ben@example.org"]
    DBTaskResult.objects.all().delete()


def test_while_the_mail_is_away_each_round_tries_one_letter_and_none_is_lost(broken):
    clock = Clock()
    letters = [a_letter(key=f"paid:{number}") for number in range(3)]
    clock.later(seconds=1)

    done = deliver_due(clock=clock)

    assert done.is_mail_away
    assert len(broken.tried) == 1
    letters[0].refresh_from_db()
    assert letters[0].tries == 1
    assert letters[0].failed_because == "SMTPServerDisconnected: It is away."
    broken.trouble = None
    clock.later(minutes=2)
    assert deliver_due(clock=clock).sent == 3
    assert Outgoing.objects.filter(sent_at=None).count() == 0


def test_a_letter_is_given_up_after_three_days_and_tried_again_when_asked(broken):
    clock = Clock()
    letter = a_letter()
    for _ in range(MOST_TRIES + 5):
        clock.later(hours=5)
        deliver_due(clock=clock)

    letter.refresh_from_db()
    assert (letter.tries, letter.due_at, letter.sent_at) == (MOST_TRIES, None, None)
    assert len(broken.tried) == MOST_TRIES
    broken.trouble = None
    assert try_again([], now=clock()) == 1
    assert deliver_due(clock=clock).sent == 1


def test_an_address_that_is_refused_for_good_is_given_up_and_keeps_no_other_back(broken):
    clock = Clock()
    lost = a_letter(key="paid:1")
    clock.later(seconds=1)
    broken.trouble = SMTPRecipientsRefused({"ada@example.org": (550, b"No such box.")})

    deliver_due(clock=clock)

    lost.refresh_from_db()
    assert (lost.due_at, lost.sent_at) == (None, None)
    assert "550" in lost.failed_because


def test_an_address_that_is_refused_for_now_is_tried_again(broken):
    clock = Clock()
    waiting = a_letter()
    clock.later(seconds=1)
    broken.trouble = SMTPRecipientsRefused({"ada@example.org": (451, b"Come back later.")})

    done = deliver_due(clock=clock)

    waiting.refresh_from_db()
    assert waiting.due_at is not None
    assert not done.is_mail_away


def test_a_letter_in_somebodys_hands_is_nobody_elses_until_the_lease_ends():
    clock = Clock()
    letter = a_letter()
    clock.later(seconds=1)
    assert Outgoing.objects.get(pk=letter.pk).take(now=clock())
    assert not letter.take(now=clock())

    assert deliver_due(clock=clock).sent == 0
    clock.later(seconds=LEASE.total_seconds() + 1)
    assert deliver_due(clock=clock).sent == 1


def test_a_second_try_has_the_same_message_id():
    letter = a_letter()
    again = Outgoing.objects.get(pk=letter.pk)

    ids = {message_of(it).message()["Message-ID"] for it in (letter, again)}
    assert len(ids) == 1
    assert ids != {message_of(a_letter(key="paid:2")).message()["Message-ID"]}


def test_what_somebody_waits_for_goes_first_and_what_goes_to_many_last():
    a_letter("issue-out", key="1")
    a_letter("paid", key="2")
    a_letter("login-code", key="3")

    assert [letter.subject for letter in deliver_all()] == [
        "The Vell Review: Your code for signing in",
        "The Vell Review: your payment has arrived",
        "The Vell Review: No. 18 is out",
    ]


def test_a_code_is_forgotten_once_it_went_and_not_sent_when_it_is_worth_nothing():
    code, late = a_letter("login-code", key="1"), a_letter("login-code", key="2")
    assert deliver(code, clock=timezone.now)
    code.refresh_from_db()
    assert (code.text, code.html) == ("", "")

    clock = Clock()
    clock.later(minutes=11)
    assert deliver_due(clock=clock).sent == 0
    late.refresh_from_db()
    assert late.failed_because == "It came too late to be worth anything."


def test_a_round_ends_so_that_other_work_has_its_turn(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    Broken.trouble = None
    for number in range(4):
        a_letter(key=f"paid:{number}")
    began = timezone.now()
    ticks = iter(range(100))

    done = deliver_due(clock=lambda: began + A_ROUND / 4 * next(ticks))

    assert 0 < done.sent < 4


def test_who_gets_no_mail_still_gets_what_the_law_demands():
    suppress("ada@example.org", because="bounced", now=timezone.now())
    told, demanded = a_letter("lapsed", key="1"), a_letter("withdrawal-receipt", key="2")

    assert [letter.subject for letter in deliver_all()] == [
        "The Vell Review: receipt of your withdrawal"
    ]
    told.refresh_from_db()
    assert told.failed_because == "Suppressed: bounced."
    assert demanded.is_demanded


def test_a_letter_that_was_declined_is_not_sent_and_all_others_are():
    decline("Ada@Example.org", kind="issue-out", now=timezone.now())
    a_letter("issue-out", key="1")
    a_letter("lapsed", key="2")

    assert [letter.subject for letter in deliver_all()] == [
        "The Vell Review: your subscription has ended"
    ]


def test_letters_to_many_can_be_declined_by_one_click():
    a_letter("issue-out")

    (letter,) = deliver_all()
    stop = example_of(kind_named("issue-out"))["stop"]
    assert letter.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_words_are_forgotten_after_a_season_and_the_key_stays():
    letter = a_letter(attachments=[("a.pdf", b"1")])
    deliver_all()

    assert forget_words(now=timezone.now() + timedelta(days=91)) == 1
    letter.refresh_from_db()
    assert (letter.text, letter.html, letter.subject) == ("", "", "")
    assert not Enclosure.objects.exists()
    a_letter()
    assert len(deliver_all()) == 1


def test_codes_and_what_went_to_many_leave_no_row_after_a_season():
    a_letter("login-code", key="once:1")
    a_letter("issue-out", key="issue-out:1:1")
    a_letter("paid", key="paid:1")
    deliver_all()

    forget_words(now=timezone.now() + timedelta(days=91))

    assert [letter.key for letter in Outgoing.objects.all()] == ["paid:1"]


def test_of_somebody_erased_no_address_and_no_word_stays():
    gone, waits = a_letter(key="1"), a_letter(key="2", to="ADA@example.org")
    stays = a_letter(key="3", to="ben@example.org")

    assert forget("ada@example.org") == 2
    for letter in (gone, waits):
        letter.refresh_from_db()
        assert "ada" not in f"{letter.to}{letter.text}{letter.html}{letter.subject}".lower()
    assert [letter.to for letter in deliver_all()] == [[stays.to]]
