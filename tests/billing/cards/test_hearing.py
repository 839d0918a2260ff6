"""Webhooks come forged, twice, late, in any order or never: the rows end the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.billing.cards.conftest import BEGINS, a_card
from tests.billing.ledger_laws import breaches

from octavo.billing.acts import cancelling, charging, hearing
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.acts.returning import send_all_back
from octavo.billing.days import local_day
from octavo.billing.models import Case, Charge, Payment, Payout, Webhook
from octavo.billing.providers.errors import ProviderSilent
from octavo.billing.providers.port import ChargeAsked, Payer, State
from octavo.billing.providers.rehearsal import signing
from octavo.billing.providers.rehearsal.cards import GOOD
from octavo.core.terms import Money

ADDRESS = "/billing/webhooks/rehearsal/"


def charge(invoice, means=None):
    return charging.charge(invoice, provider="rehearsal", means=means, now=BEGINS)


def told(client, happened, *, now=None, signer="tides", address=ADDRESS):
    """The provider tells the magazine."""
    body, headers = signing.signed(happened, secret=signer, now=now or timezone.now())
    said = {name.replace("-", "_").upper(): value for name, value in headers.items()}
    return client.post(
        address, body, content_type="application/json", **{f"HTTP_{k}": v for k, v in said.items()}
    )


@pytest.fixture
def debited(till, renewed, invoice) -> Charge:
    """A direct debit that was on its way and has arrived; nobody has told us yet."""
    made = charge(invoice, a_card(till, renewed, number="DE89370400440532013000"))
    till.pass_time(timedelta(days=2))
    return made


def test_a_webhook_is_kept_with_the_job_that_follows_it_and_once(client, till, debited):
    for _ in range(3):
        assert told(client, till.happened[-1]).status_code == 204

    kept = Webhook.objects.get()
    jobs = DBTaskResult.objects.filter(task_path__endswith="follow_webhook")
    assert [job.args_kwargs["args"] for job in jobs] == [[kept.pk]]
    debited.refresh_from_db()
    assert debited.state == "waiting", "nothing was asked within the request"


def test_following_it_asks_the_provider_and_keeps_what_it_says(client, till, debited):
    told(client, till.happened[-1])

    assert hearing.follow(Webhook.objects.get(), now=BEGINS)

    debited.refresh_from_db()
    assert debited.state == "paid"
    assert not Webhook.objects.waiting().exists()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"signer": "other"}, 400),
        ({"now": BEGINS}, 400),
        ({"address": "/billing/webhooks/nobody/"}, 404),
    ],
)
def test_what_is_forged_old_or_of_nobody_is_kept_out(client, till, debited, change, status):
    assert told(client, till.happened[-1], **change).status_code == status
    assert not Webhook.objects.exists()


def test_nobody_is_told_by_looking_and_nothing_huge_is_read(client, provider):
    assert client.get(ADDRESS).status_code == 405
    assert client.post(ADDRESS, b"x" * 300_000, content_type="text/plain").status_code == 413


def test_any_order_of_the_same_webhooks_gives_the_same_rows(till, debited):
    kept = [
        Webhook.objects.create(
            provider="rehearsal", notice=one.id, charge_id=one.charge, at=one.at, heard_at=BEGINS
        )
        for one in till.happened
    ]
    for order in permutations(kept):
        for one in order:
            hearing.follow(one, now=BEGINS)

    assert Payment.objects.filter(document=debited.document).count() == 1
    assert breaches(today=local_day(BEGINS)) == []


def test_what_was_lost_is_found_at_night(till, debited):
    assert reconcile("rehearsal", now=till.now) == []

    debited.refresh_from_db()
    assert debited.state == "paid"


def test_who_paid_on_the_page_in_an_outage_of_a_week_has_paid(provider, till, invoice):
    """No webhook was told, and nobody could compare within three days."""
    made = charge(invoice)
    till.pay(till.charge_of(made.provider_id).secret, GOOD)
    provider.silences = lambda: "before"
    later = BEGINS + timedelta(days=7)
    assert charging.look_again(now=later) == 0

    provider.silences = str
    assert charging.look_again(now=later) == 1

    assert reconcile("rehearsal", now=later) == []
    assert Payment.objects.filter(document=invoice, method="card").count() == 1


def test_after_a_week_without_a_comparison_the_whole_week_is_compared(
    provider, till, renewed, invoice
):
    reconcile("rehearsal", now=BEGINS)
    made = charge(invoice, a_card(till, renewed))
    till.give_back_by_hand(made.provider_id, Money(10_00, "EUR"))
    provider.silences = lambda: "before"
    later = BEGINS + timedelta(days=7)
    with pytest.raises(ProviderSilent):
        reconcile("rehearsal", now=later)

    provider.silences = str
    reconcile("rehearsal", now=later)

    assert Case.objects.open().filter(kind="returned_elsewhere").exists()


def test_money_that_is_back_is_no_difference_though_the_answer_was_lost(
    provider, till, renewed, invoice
):
    means = a_card(till, renewed, number="DE89370400440532013000")
    charge(invoice, means)
    cancelling.cancel(renewed, by=None, now=BEGINS)
    till.pass_time(timedelta(days=2))
    charging.look_again(now=till.now)
    provider.silences = lambda: "after"
    assert send_all_back(now=till.now) == 0

    provider.silences = str
    assert reconcile("rehearsal", now=till.now) == []

    assert not Payout.objects.owed().exists()
    assert list(till.taken().values()) == [0]


def test_while_the_provider_is_silent_a_webhook_waits(client, provider, till, debited):
    told(client, till.happened[-1])
    provider.silences = lambda: "before"
    assert hearing.follow_all(before=timezone.now(), now=timezone.now()) == 0

    provider.silences = str
    assert hearing.follow_all(before=timezone.now(), now=timezone.now()) == 1


def test_a_dispute_and_money_given_back_elsewhere_are_cases_for_a_person(till, renewed, invoice):
    made = charge(invoice, a_card(till, renewed))
    till.give_back_by_hand(made.provider_id, Money(10_00, "EUR"))
    till.dispute(made.provider_id, Money(86_00, "EUR"))

    for _ in range(2):
        reconcile("rehearsal", now=BEGINS)

    assert sorted(Case.objects.open().values_list("kind", flat=True)) == [
        "difference",
        "dispute",
        "returned_elsewhere",
    ]


def test_another_sum_than_was_asked_is_a_case_and_the_others_are_compared(till, renewed, invoice):
    made = charge(invoice, a_card(till, renewed, number="DE89370400440532013000"))
    seen = till.charge_of(made.provider_id)
    till.charges[seen.id] = replace(seen, amount=Money(1_00, "EUR"), state=State.DONE)

    found = reconcile("rehearsal", now=BEGINS)

    assert any("was charged, and" in text for text in found)
    assert Charge.objects.get().state == "waiting"
    assert not Payment.objects.filter(document=invoice).exists()


def test_a_charge_that_only_one_side_knows_is_a_case(till, renewed, invoice):
    made = charge(invoice, a_card(till, renewed))
    somebody = Payer(0, "nobody@example.org")
    sum_ = Money(5_00, "EUR")
    till.charge(ChargeAsked("octavo-999", "", 1, sum_, somebody, "", "2028-1", BEGINS))
    till.charges.pop(made.provider_id)
    till._changed.pop(made.provider_id)

    found = reconcile("rehearsal", now=BEGINS)

    assert len(found) == 2
    assert {case.charge for case in Case.objects.all()} == {None, made}
