"""What the desk does about cards: charges again, gives back to the card, gives up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.billing.cards.conftest import a_card
from tests.billing.desk.cards.conftest import both_agree, button, paid_by_card
from tests.billing.desk.pages import acts_told, confirm, read
from tests.factories import a_paid_subscription, pay_invoice

from octavo.billing.acts import charging, renewing
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.models import Charge, Payment, Payout, Refund
from octavo.billing.standing import standing_of
from octavo.memberships.models import Term
from octavo.post.models import Outgoing

REFUSED, SLOW = "4000000000000341", "DE89370400440532013000"


def test_the_card_is_charged_now_and_the_answer_is_said(desk, till, begun, now):
    assert not button(desk, begun, "charge"), "there is no card"
    a_card(till, begun)

    shown = read(desk, begun, "charge")
    assert "€9.00 for invoice" in shown
    assert "is charged to Visa …4242 now." in shown
    assert "If it is refused, it is tried again by itself on" in shown
    done = confirm(desk, begun, "charge").content.decode()

    assert "Paid by Visa …4242." in done
    assert list(till.taken().values()) == [9_00]
    assert acts_told(begun)[-2:] == ["charged", "paid"]
    assert "no card to charge it to" in read(desk, begun, "charge")


def test_a_refused_card_is_said_with_why_and_may_be_charged_once_more(desk, till, begun, now):
    a_card(till, begun, number=REFUSED)

    done = confirm(desk, begun, "charge").content.decode()

    assert "Refused by Visa …0341: card_declined." in done
    assert not Payment.objects.filter(method="card").exists()
    a_card(till, begun)
    assert "Paid by Visa …4242." in confirm(desk, begun, "charge").content.decode()


def test_what_is_on_its_way_is_neither_charged_again_nor_given_up(desk, till, begun, now):
    a_card(till, begun, number=SLOW)
    assert "that takes days" in confirm(desk, begun, "charge").content.decode()

    for act, said in (("charge", {}), ("write-off", {"because": "Moved."})):
        assert "A charge for this invoice is on its way" in read(desk, begun, act, **said)
    assert not button(desk, begun, "charge")


def test_while_the_provider_is_silent_nothing_is_charged_twice(desk, provider, till, begun, now):
    a_card(till, begun)
    provider.silences = lambda: "after"

    assert "does not answer" in confirm(desk, begun, "charge").content.decode()
    assert "is on its way" in read(desk, begun, "charge")

    provider.silences = str
    later = now + timedelta(minutes=5)
    charging.follow_up(before=later, now=later)
    assert list(till.taken().values()) == [9_00]


def test_what_has_not_begun_waits_for_its_first_day(desk, till, renewed, now):
    a_card(till, renewed)
    Term.objects.filter(number=2).update(starts=now + timedelta(days=9))

    assert not button(desk, renewed, "charge")
    assert "it is charged on its first day" in read(desk, renewed, "charge")


def test_all_of_a_term_goes_back_to_the_card_and_the_term_ends(desk, till, begun, now):
    paid_by_card(till, begun, now)
    said = {"term": "2", "kind": "whole", "sum": "", "because": "Died."}

    shown = read(desk, begun, "refund", **said)
    assert "€9.00 goes back to Visa …4242." in shown
    assert "The term ends at once" in shown
    confirm(desk, begun, "refund", **said)

    refund = Refund.objects.get()
    assert (refund.term.number, refund.amount, refund.document.gross) == (2, 9_00, 9_00)
    assert refund.payout.charge == Charge.objects.get()
    assert standing_of(begun).terms[1].ended_on == local_day(now)
    told = begun.events.get(act="refunded")
    assert (told.because, told.said["kind"]) == ("Died.", "whole")
    assert "Visa …4242" in Outgoing.objects.get(kind="given-back").text
    both_agree(now)
    assert list(till.taken().values()) == [0]


def test_what_is_not_served_yet_goes_back(desk, till, begun, now):
    paid_by_card(till, begun, now)
    said = {"term": "2", "kind": "part", "sum": "", "because": "Moved abroad."}
    assert "€9.00 is given back." in read(desk, begun, "refund", **said)

    shown = read(desk, begun, "refund", **(said | {"sum": "4.50"}))
    assert "€4.50 is given back." in shown
    confirm(desk, begun, "refund", **(said | {"sum": "4.50"}))

    assert Refund.objects.get().amount == 4_50
    both_agree(now)
    assert list(till.taken().values()) == [4_50]


def test_goodwill_goes_back_and_reading_goes_on(desk, till, begun, now):
    paid_by_card(till, begun, now)
    before = standing_of(begun).terms
    said = {"term": "2", "kind": "goodwill", "sum": "2.00", "because": "A wet parcel."}

    assert "Nothing else changes" in read(desk, begun, "refund", **said)
    confirm(desk, begun, "refund", **said)

    assert standing_of(begun).terms == before
    assert "Ended on" not in Outgoing.objects.get(kind="given-back").text
    assert "Of it €7.00 can be given back at most." in read(
        desk, begun, "refund", **(said | {"sum": "7.01"})
    )
    both_agree(now)


def test_money_of_a_term_that_is_over_goes_back_as_goodwill_by_transfer(desk, till, begun, now):
    paid_by_card(till, begun, now)
    account = {"iban": "DE89 3704 0044 0532 0130 00", "holder": "Ada Moll", "bic": ""}
    said = {"term": "1", "kind": "whole", "sum": "", "because": "Promised.", **account}
    assert "This term is over" in read(desk, begun, "refund", **said)

    said |= {"kind": "goodwill", "sum": "9"}
    assert "€9.00 goes to DE89370400440532013000, Ada Moll." in read(desk, begun, "refund", **said)
    confirm(desk, begun, "refund", **said)

    assert Payout.objects.get().iban == "DE89370400440532013000"
    both_agree(now)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "goodwill"}, "Say how much."),
        ({"kind": "whole", "sum": "1"}, "leave the sum empty"),
        ({"kind": "part", "sum": "1.005"}, "That is no sum of this currency."),
        ({"kind": "part", "sum": "0"}, "Of it €9.00 can be given back at most."),
        ({"because": ""}, "This field is required."),
        ({"term": "3"}, "Select a valid choice."),
    ],
)
def test_a_refund_that_makes_no_sense_is_said_to(desk, till, begun, now, changes, said):
    paid_by_card(till, begun, now)
    form = {"term": "2", "kind": "whole", "sum": "", "because": "x"}

    assert said in read(desk, begun, "refund", **(form | changes))
    assert not Refund.objects.exists()


def test_an_invoice_that_nobody_will_pay_is_given_up(desk, till, begun, now):
    invoice = open_invoice(begun)
    a_card(till, begun, number=REFUSED)
    confirm(desk, begun, "charge")
    said = {"because": "Bankrupt."}

    assert "a credit note cancels it" in read(desk, begun, "write-off", **said)
    done = confirm(desk, begun, "write-off", **said).content.decode()

    assert f"Invoice {invoice.number} is written off." in done
    assert invoice.credit_notes.get().gross == invoice.gross
    assert (open_invoice(begun), standing_of(begun).unpaid()) == (None, None)
    told = begun.events.get(act="written_off")
    assert (told.because, told.by.first_name) == ("Bankrupt.", "Tor")
    assert not begun.events.filter(act="lapsed").exists()
    assert not button(desk, begun, "write-off")
    both_agree(now)


def test_who_has_a_later_term_given_back_reads_on_in_the_one_that_runs(desk, now):
    row = a_paid_subscription(now=now)
    renewing.renew(row, now=now)
    pay_invoice(row, now=now)
    said = {"term": "2", "kind": "whole", "sum": "", "because": "Moves next year."}

    assert "The term before it is served to its end." in read(desk, row, "refund", **said)
    confirm(desk, row, "refund", **said)

    html = desk.get(f"/newsroom/desk/subscribers/{row.payer.number}/").content.decode()
    assert "cancelled, running" in html
    assert "/undo/" not in html
