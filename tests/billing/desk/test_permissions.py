"""Who may open which page of the desk: those who serve, those who sell, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.factories import (
    a_paid_subscription,
    a_seller,
    a_subscriber,
    an_account,
    an_offer,
    an_order,
)

from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.desk.acts import CASE_ACTS, PERSON_ACTS, SUBSCRIPTION_ACTS
from octavo.billing.desk.urls import urlpatterns
from octavo.billing.models import Case, Payout, Statement, StatementLine
from octavo.memberships.models import Event

REFUSED = {302, 403}
SERVE, SELL = "serve", "sell"
FOR_BOTH = {"numbers", "takings"}
FOR_SELLERS = {"offer_preview"}


@pytest.fixture
def addresses(db, now) -> dict[str, list[str]]:
    """Every page by its name; of acts, each."""
    a_seller()
    offer = an_offer()
    subscription = a_paid_subscription(now=now, offer=offer)
    document = subscription.documents.get()
    ben = a_subscriber(name="Ben Voss", now=now)
    give_money_back(a_paid_subscription(now=now, offer=offer, payer=ben), by=None, now=now)
    payout = Payout.objects.get()
    statement = Statement.objects.create(sha256="x", name="x.csv", brought_at=now)
    line = StatementLine.objects.create(
        statement=statement,
        position=1,
        fingerprint="x",
        booked_on="2026-01-01",
        amount=1,
        currency="EUR",
        state="doubtful",
    )
    number, account = subscription.payer.number, subscription.payer.account_id
    arguments = {
        "subscriber": [number],
        "export": [number],
        "document": [document.pk],
        "document_file": [document.pk],
        "statement": [statement.pk],
        "line": [line.pk],
        "payout_account": [payout.pk],
        "offer_preview": [offer.pk],
        "reader": [account],
        "enrol": [account],
        "grant": [account],
        "withdraw": [account, 1],
    }
    found = {
        pattern.name: [reverse(f"desk:{pattern.name}", args=arguments.get(pattern.name, []))]
        for pattern in urlpatterns
        if not pattern.name.endswith("_act")
    }
    found["person_act"] = [reverse("desk:person_act", args=[number, act]) for act in PERSON_ACTS]
    found["subscription_act"] = [
        reverse("desk:subscription_act", args=[subscription.pk, act]) for act in SUBSCRIPTION_ACTS
    ]
    case = Case.objects.create(kind="difference", key="x", text="x", opened_at=now)
    found["case_act"] = [reverse("desk:case_act", args=[case.pk, act]) for act in CASE_ACTS]
    return found


def may(name: str, kinds: set[str]) -> bool:
    if name in FOR_BOTH:
        return bool(kinds)
    return (SELL if name in FOR_SELLERS else SERVE) in kinds


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        (None, set()),
        ("Writers", set()),
        ("Editors", set()),
        ("Publishers", {SELL}),
        ("Subscriber desk", {SERVE}),
    ],
)
def test_each_page_is_open_to_whom_it_is_for(client, addresses, group, kinds):
    client.force_login(an_account(name="Una", groups=(group,) if group else ()))
    told = Event.objects.count()

    wrong = [
        (address, answer)
        for name, some in addresses.items()
        for address in some
        if name not in {"export", "enrol", "grant", "withdraw"}  # they change something: below
        for answer in [client.get(address).status_code]
        if (answer not in REFUSED) != may(name, kinds) and name != "reader"
    ]

    assert wrong == []
    assert Event.objects.count() == told


@pytest.mark.parametrize("group", [None, "Writers", "Editors", "Publishers"])
def test_nothing_is_done_by_those_who_do_not_serve(client, addresses, now, group):
    client.force_login(an_account(name="Una", groups=(group,) if group else ()))
    told = list(Event.objects.values_list("pk", "act"))

    answers = {
        address: client.post(address, {"shown": "x", "put_away": "1"}).status_code
        for name, some in addresses.items()
        for address in some
        if name not in FOR_BOTH | FOR_SELLERS
    }

    assert set(answers.values()) <= REFUSED, answers
    assert list(Event.objects.values_list("pk", "act")) == told


def test_looking_changes_nothing(client, addresses, now, tor):
    """Neither GET nor HEAD does what only a confirmed form may."""
    client.force_login(tor)
    an_order(offer=an_offer(code="x"), payer=a_subscriber(name="Cleo Voss", now=now), now=now)
    told = list(Event.objects.values_list("pk", flat=True))

    for some in addresses.values():
        for address in some:
            client.get(address)
            client.head(address)

    assert list(Event.objects.values_list("pk", flat=True)) == told
