"""A payer enters another card, signed in or by a link: it is charged from then on, and not now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.billing.cards.conftest import BEGINS, a_card
from tests.billing.ledger_laws import breaches
from tests.factories import a_paid_subscription, a_subscriber, an_account, an_offer

from octavo.billing import daily
from octavo.billing.acts import cancelling, changing_cards, charging
from octavo.billing.days import local_day
from octavo.billing.errors import CardNotNeeded
from octavo.billing.links import path_to_card
from octavo.billing.models import CardChange, Charge, Mandate, Means
from octavo.billing.providers.rehearsal.cards import CARDS, GOOD
from octavo.memberships.models import Event
from octavo.post.models import Outgoing

REFUSED, LATER, ASKS, SOON = (
    "4000000000000002", "4000000000000341", "4000002760003184", "4000056655665556"
)  # fmt: skip


@pytest.fixture(autouse=True)
def cards(settings):
    settings.CARDS = "rehearsal"


@pytest.fixture
def running(provider):
    """A year that is paid and goes on, of a payer with an account; cards were never used."""
    payer = a_subscriber(now=timezone.now())
    return a_paid_subscription(
        offer=an_offer(formats="digital", unit="months", count=12), payer=payer, now=timezone.now()
    )


def enter(client, page: str, number: str = GOOD, **said):
    """As a reader does it, without JavaScript: ask for the field, type a card, come back."""
    client.post(page)
    shown = client.get(page).content.decode()
    secret = shown.split('name="secret" value="')[1].split('"')[0]
    facts = {"secret": secret, "back": page, "number": number, "kind": "keep", **said}
    return client.post(reverse("rehearsal_pay"), facts, follow=True)


def test_whoever_pays_by_invoice_pays_by_card_from_now_on(client, running):
    client.force_login(running.payer.account)
    own = reverse("subscription_change_card", args=[running.pk])
    assert own in client.get(reverse("subscriptions")).content.decode()

    said = enter(client, own).content.decode()

    assert "From now on Visa …4242 is charged." in said
    assert "Change your card" in said
    assert str(Mandate.objects.get(subscription=running).means) == "Visa …4242"
    assert not Charge.objects.exists()
    assert Event.objects.filter(act=Event.Act.CARD, subscription=running).count() == 1


def test_the_mailed_link_needs_no_account_and_opens_this_card_alone(client, running):
    said = enter(client, path_to_card(running)).content.decode()

    assert "From now on Visa …4242 is charged." in said
    assert client.get(reverse("subscriptions")).status_code == 302
    assert client.get(path_to_card(running)[:-2] + "/").status_code == 404


def test_a_card_that_its_bank_refuses_is_not_kept_and_another_is(client, running):
    page = path_to_card(running)
    assert "The card was refused." in enter(client, page, REFUSED).content.decode()
    assert not Mandate.objects.exists()

    assert "From now on" in enter(client, page).content.decode()


def test_a_bank_may_ask_who_enters_it(client, running):
    page = path_to_card(running)
    assert "Is it you?" in enter(client, page, ASKS).content.decode()

    assert "refused" in enter(client, page, ASKS, themselves="no").content.decode()
    assert "…3184" in enter(client, page, ASKS, themselves="yes").content.decode()


def test_a_new_card_takes_what_the_old_one_did_not_pay(client, till, renewed, invoice):
    old = a_card(till, renewed, number=LATER)
    charging.charge(invoice, provider="rehearsal", means=old, now=BEGINS)
    row = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS)
    till.enter(changing_cards.field_of(row).secret, GOOD)

    changing_cards.look(row, now=BEGINS + timedelta(hours=1))

    assert Charge.objects.get().state == Charge.State.PAID
    assert list(till.taken().values()) == [96_00]
    assert breaches(today=local_day(BEGINS)) == []


def test_a_debit_that_arrives_late_does_not_bring_the_old_account_back(till, renewed, invoice):
    account = a_card(till, renewed, number="DE89370400440532013000")
    charging.charge(invoice, provider="rehearsal", means=account, now=BEGINS)
    later = BEGINS + timedelta(hours=1)
    row = changing_cards.begin(renewed, provider="rehearsal", now=later)
    till.enter(changing_cards.field_of(row).secret, GOOD)
    changing_cards.look(row, now=later)

    till.pass_time(timedelta(days=2))
    assert charging.look_again(now=BEGINS + timedelta(days=2)) == 1

    assert Charge.objects.get().state == Charge.State.PAID
    assert str(Mandate.objects.get().means) == "Visa …4242"


def test_whoever_closes_the_page_after_entering_a_card_has_changed_it(till, renewed):
    row = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS)
    till.enter(changing_cards.field_of(row).secret, GOOD)

    assert changing_cards.look_at_all(now=BEGINS) == 1
    assert changing_cards.look_at_all(now=BEGINS) == 0

    assert Mandate.objects.get().subscription == renewed


def test_a_page_opened_twice_is_one_change_and_a_day_later_another(renewed, provider):
    first = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS)
    fields = {changing_cards.field_of(first), changing_cards.field_of(first)}

    again = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS + timedelta(hours=1))
    later = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS + timedelta(days=1))

    assert len(fields) == 1
    assert (again, CardChange.objects.count()) == (first, 2)
    assert later != first


def test_a_provider_that_does_not_answer_changes_nothing_and_says_so(client, provider, running):
    page = path_to_card(running)
    client.post(page)
    provider.silences = lambda: "before"

    assert "Nothing has changed." in client.get(page).content.decode()
    assert not Means.objects.exists()

    provider.silences = str
    assert "Card number" in client.get(page).content.decode()


def test_no_card_is_asked_for_where_nothing_is_charged_any_more(client, running):
    cancelling.cancel(running, by=None, now=timezone.now())

    with pytest.raises(CardNotNeeded):
        changing_cards.begin(running, provider="rehearsal", now=timezone.now())
    said = client.get(path_to_card(running)).content.decode()

    assert "Nothing more is charged for this subscription." in said
    assert "Enter a card" not in said


def test_only_who_pays_changes_the_card(client, running):
    client.force_login(an_account(name="Ben"))

    own = reverse("subscription_change_card", args=[running.pk])
    assert client.get(own).status_code == 404


def test_no_card_is_entered_where_none_are_taken(client, settings, running):
    settings.CARDS = ""

    assert client.get(path_to_card(running)).status_code == 404


def test_a_card_that_runs_out_before_the_next_charge_is_asked_for_once(till, provider):
    """Charged next on 1 April 2027, a day after its last day."""
    ordered = BEGINS.replace(year=2026, month=4)
    row = a_paid_subscription(
        offer=an_offer(formats="digital", unit="months", count=12),
        payer=a_subscriber(now=ordered),
        now=ordered,
    )
    a_card(till, row, number=SOON)
    assert CARDS[SOON].expires_on == date(2027, 3, 31)

    asked_on = []
    for days in range(300, 366):
        now = ordered + timedelta(days=days)
        if daily.run(now=now)["card_asked"]:
            asked_on.append(local_day(now))

    assert asked_on == [date(2027, 3, 2)]
    letter = Outgoing.objects.get(kind="card-expires")
    assert path_to_card(row)[:10] in letter.text
    assert "Visa …5556" in letter.text


def test_a_card_that_holds_is_not_asked_for(till, renewed):
    a_card(till, renewed)

    assert daily.run(now=BEGINS - timedelta(days=5))["card_asked"] == 0
