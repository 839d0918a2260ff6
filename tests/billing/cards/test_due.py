"""Day after day: a term that begins is charged, tried again as the policy says, and given up."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.billing.cards.conftest import BEGINS, a_card
from tests.billing.ledger_laws import breaches

from octavo.access.holding import rights_of
from octavo.billing import daily, letters
from octavo.billing.acts import cancelling, charging
from octavo.billing.days import local_day
from octavo.billing.due.charging import charge_what_is_due
from octavo.billing.models import Charge, Document, Payment
from octavo.memberships.models import Term
from octavo.post.models import Outgoing

DECLINED = "4000000000000341"


def live(till, *, days: int, from_day: int = 0) -> list[int]:
    """The days, counted from the first of the term, on which a card was tried."""
    tried = []
    for number in range(from_day, from_day + days):
        now = BEGINS + timedelta(days=number)
        daily.run(now=now)
        before = len(till.happened)
        charge_what_is_due(now=now)
        charging.follow_up(before=now, now=now)
        daily.run(now=now)
        if len(till.happened) > before:
            tried.append(number)
        assert breaches(today=local_day(now)) == []
    return tried


def reads(subscription, *, day: int) -> bool:
    at = BEGINS + timedelta(days=day)
    held = rights_of(subscription.recipient.account)
    return any(one.since <= at and (one.until is None or at < one.until) for one in held)


def kinds_of_letters() -> list[str]:
    return list(Outgoing.objects.order_by("pk").values_list("kind", flat=True))


def test_a_term_is_charged_on_its_first_day_and_once(till, renewed, invoice):
    a_card(till, renewed)

    assert live(till, days=5, from_day=-2) == [0]

    assert Charge.objects.get().state == "paid"
    assert Payment.objects.filter(document=invoice, method="card").count() == 1


def test_starting_the_run_again_charges_nothing_again(till, renewed, invoice):
    a_card(till, renewed)

    assert [charge_what_is_due(now=BEGINS) for _ in range(3)] == [1, 0, 0]
    assert list(till.taken().values()) == [96_00]


def test_a_card_that_fails_is_tried_four_times_and_then_the_term_lapses(till, renewed, invoice):
    a_card(till, renewed, number=DECLINED)

    assert live(till, days=14) == [0, 3, 7, 13]
    assert reads(renewed, day=13)
    assert Term.objects.get(pk=invoice.term_id).ending == ""

    live(till, days=2, from_day=14)
    assert Term.objects.get(pk=invoice.term_id).ending == "lapsed"
    assert not reads(renewed, day=15)
    assert Document.objects.filter(corrects=invoice).count() == 1


def test_its_payer_is_written_to_three_times_with_a_link_that_pays(till, client, renewed, settings):
    settings.CARDS = "rehearsal"
    a_card(till, renewed, number=DECLINED)
    live(till, days=2)
    sent = Outgoing.objects.filter(kind__in=("charge-failed", "lapsed")).order_by("pk")
    (path,) = set(re.findall(r"/pay/[^\s/]+/", sent[0].text))
    assert "Please try another one." in client.get(path).content.decode()

    live(till, days=14, from_day=2)
    assert list(sent.values_list("kind", flat=True)) == ["charge-failed"] * 3 + ["lapsed"]
    assert "/pay/" in sent[3].text, "what lapsed is taken up again from there"
    assert "Take it up again" in client.get(path, follow=True).content.decode()


def test_who_pays_by_card_is_told_twice_what_is_charged_when_and_to_which(till, renewed, invoice):
    a_card(till, renewed)
    live(till, days=30, from_day=-30)

    notices = Outgoing.objects.order_by("pk")
    assert {one.kind for one in notices} == {"paid", "renewal-notice-by-card"}
    told = [one for one in notices if one.kind != "paid"]
    assert [one.subject.split(": ")[1] for one in told] == ["€96.00 is charged on 1 March 2028"] * 2
    for letter, days in zip(told, (30, 7), strict=True):
        assert f"In {days} days" in letter.text
        assert "€96.00 is charged to Visa …4242" in " ".join(letter.text.split())
        assert f"/account/subscriptions/{renewed.pk}/cancel/" in letter.text
        assert "IBAN" not in letter.text


def test_who_pays_by_invoice_is_told_of_no_card(provider, till, renewed):
    live(till, days=30, from_day=-30)

    assert "renewal-notice" in kinds_of_letters()
    assert "renewal-notice-by-card" not in kinds_of_letters()


def test_the_invoice_of_a_charged_term_comes_with_nothing_to_do(till, renewed, invoice):
    a_card(till, renewed)
    live(till, days=1)
    letters.send_with_paid_invoice.call(Payment.objects.get(document=invoice).pk)
    letters.send_with_paid_invoice.call(Payment.objects.get(document=invoice).pk)

    letter = Outgoing.objects.get(kind="renewed-by-card")
    assert "€96.00 was charged to Visa …4242. You need not do anything" in " ".join(
        letter.text.split()
    )
    assert "you can have all of it back" not in letter.text
    assert letter.enclosures.get().name == f"{invoice.number}.pdf"
    assert kinds_of_letters().count("paid") == 1  # of the first year


def test_a_payer_who_began_to_enter_another_card_and_left_is_no_way_out(till, renewed, invoice):
    """The old card is tried on, and what nobody pays lapses on its day."""
    a_card(till, renewed, number=DECLINED)
    live(till, days=2)
    charging.charge(invoice, provider="rehearsal", now=BEGINS + timedelta(days=1))
    assert Charge.objects.get().state == "needs_payer"

    assert live(till, days=14, from_day=2) == [3, 7, 13]
    assert Term.objects.get(pk=invoice.term_id).ending == "lapsed"


def test_another_card_in_the_grace_keeps_the_day_on_which_the_term_began(till, renewed, invoice):
    a_card(till, renewed, number=DECLINED)
    live(till, days=6)
    a_card(till, renewed)

    assert live(till, days=3, from_day=6) == [7]
    paid = Term.objects.get(pk=invoice.term_id)
    assert (paid.starts, paid.paid_on) == (local_day(BEGINS), local_day(BEGINS + timedelta(days=7)))


def test_a_provider_that_is_down_for_weeks_locks_nobody_out(provider, till, renewed, invoice):
    a_card(till, renewed)
    provider.silences = lambda: "before"
    live(till, days=40)
    assert reads(renewed, day=39)
    assert Charge.objects.get().failed_first_on is None

    provider.silences = str
    live(till, days=1, from_day=40)

    assert Charge.objects.get().state == "paid"
    assert Term.objects.get(pk=invoice.term_id).starts == local_day(BEGINS)


def test_what_was_cancelled_is_never_charged(till, renewed, invoice):
    a_card(till, renewed)
    cancelling.cancel(renewed, by=None, now=BEGINS - timedelta(days=1))

    assert live(till, days=20, from_day=-1) == []
    assert till.taken() == {}
