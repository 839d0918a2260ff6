"""Every act of the desk: asked, its effect read, then done; refused with a sentence."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from tests.billing.desk.pages import acts_told, address_of, confirm, read
from tests.factories import (
    a_paid_subscription,
    a_seller,
    a_subscriber,
    an_editor,
    an_offer,
    an_order,
)

from octavo.billing.acts.cancelling import cancel
from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.acts.pausing import pause
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.desk.acts import PERSON_ACTS, SUBSCRIPTION_ACTS
from octavo.billing.models import GuaranteeUse, Payment, Payout, Refund
from octavo.billing.standing import standing_of
from octavo.memberships.enrolling import enrol
from octavo.memberships.models import Event, Order, PromotionCode
from octavo.post.models import Suppressed
from octavo.post.suppressing import suppress, why_not

IBAN = {"iban": "DE89 3704 0044 0532 0130 00", "holder": "Ada Moll", "bic": ""}


@pytest.fixture
def ordered(db, now):
    """Ordered today, and not paid."""
    a_seller()
    return an_order(offer=an_offer(), payer=a_subscriber(now=now), now=now).subscription


@pytest.fixture
def paid(db, now):
    """Paid ten days ago."""
    a_seller()
    return a_paid_subscription(now=now - timedelta(days=10))


def test_an_invoice_is_marked_as_paid_once(desk, ordered, now, tor):
    invoice = open_invoice(ordered)
    said = {"on": local_day(now).isoformat(), "method": "cheque", "reference": "4711"}

    shown = read(desk, ordered, "paid", **said)
    assert not Payment.objects.exists()
    done = confirm(desk, ordered, "paid", **said).content.decode()
    again = desk.get(address_of(ordered, "paid"))

    payment = Payment.objects.get()
    assert f"invoice {invoice.number} counts as paid" in shown
    assert (payment.amount, payment.method, payment.reference) == (96_00, "cheque", "4711")
    assert payment.by == tor
    assert f"Invoice {invoice.number} is paid." in done
    assert again.status_code == 200  # its form; the verb refuses below
    refused = read(desk, ordered, "paid", **said)
    assert "No invoice waits for its payment." in refused


def test_money_that_came_tomorrow_is_refused(desk, ordered, now):
    said = {"on": (local_day(now) + timedelta(days=1)).isoformat(), "method": "cheque"}

    html = confirm(desk, ordered, "paid", reference="", **said).content.decode()

    assert "Not possible." in html
    assert not Payment.objects.exists()


def test_a_reminder_goes_out_once_a_day(desk, ordered):
    assert "goes to ada@example.org" in read(desk, ordered, "remind")
    confirm(desk, ordered, "remind")

    assert "A reminder was sent today already." in read(desk, ordered, "remind")
    assert acts_told(ordered).count("reminded") == 1


def test_a_subscription_is_cancelled_the_reason_asked_and_all_of_it_undone(desk, paid, tor):
    shown = read(desk, paid, "cancel")
    assert "reading goes on until" in shown
    confirm(desk, paid, "cancel")
    confirm(desk, paid, "reason", reason="Moves to Peru.")
    paid.refresh_from_db()
    assert (paid.cancel_reason, paid.cancelled_by) == ("Moves to Peru.", tor.email)

    confirm(desk, paid, "undo")

    paid.refresh_from_db()
    assert standing_of(paid).cancellation is None
    assert acts_told(paid)[-3:] == ["cancelled", "reason_given", "cancel_undone"]


def test_the_guarantee_names_the_sum_and_where_it_goes(desk, paid):
    shown = read(desk, paid, "guarantee", **IBAN)
    assert "€96.00" in shown
    assert "DE89370400440532013000, Ada Moll" in shown
    assert not Refund.objects.exists()

    confirm(desk, paid, "guarantee", **IBAN)

    payout = Payout.objects.get()
    assert (payout.amount, payout.iban) == (96_00, "DE89370400440532013000")
    assert standing_of(paid).paid() == standing_of(paid).refunded()


def test_without_an_account_the_sum_waits_for_one(desk, paid):
    shown = read(desk, paid, "guarantee", iban="", holder="", bic="")

    assert "waits on the payout list for an account" in shown


def test_an_account_with_a_mistyped_digit_gives_nothing_back(desk, paid):
    html = read(desk, paid, "guarantee", **(IBAN | {"iban": "DE89 3704 0044 0532 0130 01"}))

    assert "w-field__errors" in html
    assert "effect" not in re.findall(r'id="(\w+)"', html)
    assert not Refund.objects.exists()


def test_a_second_time_is_overruled_with_a_reason(desk, paid, now, tor):
    payer = paid.payer
    give_money_back(paid, by=None, now=now)
    second = a_paid_subscription(now=now, offer=an_offer(code="half"), payer=payer)

    without = desk.post(address_of(second, "guarantee"), IBAN)
    assert without.status_code == 422
    assert "This field is required." in without.content.decode()
    confirm(desk, second, "guarantee", because="The parcel was wet.", **IBAN)

    use = GuaranteeUse.objects.get(subscription=second)
    assert (use.overruled_by, use.overruled_because) == (tor, "The parcel was wet.")


def test_after_the_sixtieth_day_it_is_refused_with_the_date(desk, now):
    late = a_paid_subscription(now=now - timedelta(days=61))

    html = read(desk, late, "guarantee", **IBAN)

    assert "Not possible." in html
    assert "The last day for that was" in html
    assert (
        "/guarantee/"
        not in desk.get(f"/newsroom/desk/subscribers/{late.payer.number}/").content.decode()
    )


def test_a_withdrawal_undoes_the_contract(desk, paid):
    assert "The contract is undone" in read(desk, paid, "withdraw", **IBAN)
    confirm(desk, paid, "withdraw", **IBAN)

    assert standing_of(paid).refunded() == standing_of(paid).paid()
    assert "withdrawn" in acts_told(paid)


def test_an_offer_is_changed_now_or_at_the_end(desk, paid):
    dearer = an_offer(code="gold", name="Gold", price=120_00)

    at_end = read(desk, paid, "change", offer=str(dearer.pk), when="at_end")
    assert "The next term is “Gold” for €120.00." in at_end
    confirm(desk, paid, "change", offer=str(dearer.pk), when="at_end")
    paid.refresh_from_db()
    assert paid.renews_as == dearer

    now_shown = read(desk, paid, "change", offer=str(dearer.pk), when="now")
    assert "is left of the running term and counts." in now_shown
    confirm(desk, paid, "change", offer=str(dearer.pk), when="now")
    assert standing_of(paid).unpaid().replaces == 1


def test_a_pause_is_written_down_and_ended(desk, paid, now):
    begins = local_day(now)
    said = {"begins": begins.isoformat(), "ends": (begins + timedelta(days=20)).isoformat()}

    assert "there is nothing to read" in read(desk, paid, "pause", **said)
    confirm(desk, paid, "pause", **said)
    paid.refresh_from_db()
    assert standing_of(paid).is_paused(begins)
    confirm(desk, paid, "resume")

    paid.refresh_from_db()
    assert not standing_of(paid).is_paused(begins)


def test_a_pause_that_meets_another_is_refused(desk, paid, now):
    begins = local_day(now)
    pause(paid, begins=begins, ends=begins + timedelta(days=9), now=now, by=None)
    said = {"begins": begins.isoformat(), "ends": (begins + timedelta(days=20)).isoformat()}

    assert "Not possible." in read(desk, paid, "pause", **said)


def test_the_next_term_is_ordered_with_its_invoice(desk, paid):
    assert "An invoice of €96.00 is written." in read(desk, paid, "renew")
    confirm(desk, paid, "renew")

    assert open_invoice(paid).gross == 96_00


def test_an_issue_more_for_a_copy_that_got_lost(desk, paid, tor):
    said = {"count": "1", "unit": "issues", "because": "Lost in the post."}

    confirm(desk, paid, "prolong", **said)

    term = paid.terms.last()
    assert (term.given_by, term.given_because) == (tor.email, "Lost in the post.")


def test_something_is_ordered_for_somebody_once_for_each_token(desk, now, tor):
    a_seller()
    ada, cleo = a_subscriber(now=now), enrol(name="Cleo Voss", now=now)
    offer = an_offer(audience="desk")
    PromotionCode.objects.create(code="SUMMER", percent_off=50)
    said = {
        "offer": str(offer.pk),
        "recipient": str(cleo.number),
        "promotion": "summer",
        "country": "DE",
        "accepted": "on",
        "token": "one-press",
    }

    shown = read(desk, ada, "order", **said)
    assert "€48.00 for 12 months." in shown
    assert f"It goes to {cleo}." in shown
    confirm(desk, ada, "order", **said)

    order = Order.objects.get()
    assert (order.price, order.token, order.subscription.recipient) == (48_00, "one-press", cleo)
    assert order.subscription.events.get(act="ordered").by == tor
    assert "There is an order that waits" in unescape(
        confirm(desk, ada, "order", **(said | {"token": "another"})).content.decode()
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"accepted": ""}, "This field is required."),
        ({"recipient": "1"}, "No subscriber has this number."),
        ({"promotion": "NONE"}, "There is no such code."),
        ({"item": "99"}, "There is no issue 99."),
        ({"item": "/nowhere/else/"}, "Give the number of an issue"),
    ],
)
def test_an_order_that_makes_no_sense_is_said_to(desk, now, changes, said):
    ada = a_subscriber(now=now)
    form = {"offer": str(an_offer().pk), "country": "DE", "accepted": "on", "token": "x"}

    html = read(desk, ada, "order", **(form | changes))

    assert said in html
    assert not Order.objects.exists()


def test_a_complimentary_copy_says_by_whom_why_and_until_when(desk, now, tor):
    ada = a_subscriber(now=now)
    until = local_day(now) + timedelta(days=100)
    said = {"count": "12", "unit": "months", "formats": "digital", "because": "A juror."}

    assert "for nothing. It is not renewed." in read(
        desk, ada, "give", until=until.isoformat(), **said
    )
    confirm(desk, ada, "give", until=until.isoformat(), **said)

    term = ada.subscriptions.get().terms.get()
    assert (term.ends, term.given_by, term.given_because) == (until, tor.email, "A juror.")


def test_an_address_holds_from_a_day_on(desk, now):
    ada = a_subscriber(now=now)
    day = local_day(now) + timedelta(days=5)
    parts = {"use": "delivery", "name": "Ada Moll", "city": "Wien", "postcode": "1010"}
    parts |= {"country": "at", "holds_from": day.isoformat(), "street": "Ring 1"}

    assert "The address holds from" in read(desk, ada, "address", **parts)
    confirm(desk, ada, "address", **parts)

    made = ada.addresses.get(use="delivery")
    assert (made.city, made.country, made.holds_from) == ("Wien", "AT", day)


def test_a_name_is_corrected_and_the_story_does_not_repeat_it(desk, now):
    ada = a_subscriber(now=now)
    contact = {"name": "Ada Mohl", "company": "", "email": ada.email, "phone": "", "vat_id": ""}

    assert "name: Ada Moll → Ada Mohl" in read(desk, ada, "contact", **contact)
    confirm(desk, ada, "contact", **contact)

    ada.refresh_from_db()
    assert ada.name == "Ada Mohl"
    assert Event.objects.filter(subscriber=ada, act="note").get().because == "Corrected: name"


def test_a_note_stands_in_the_story(desk, now, tor):
    ada = a_subscriber(now=now)

    confirm(desk, ada, "note", text="Rang twice.")

    event = Event.objects.get(subscriber=ada, act="note")
    assert (event.because, event.by) == ("Rang twice.", tor)


def test_an_address_that_bounced_is_said_and_written_to_again(desk, now, tor):
    ada = a_subscriber(now=now)
    page = f"/newsroom/desk/subscribers/{ada.number}/"
    assert "Send mail again" not in desk.get(page).content.decode()

    suppress(ada.email, because=Suppressed.Because.BOUNCED, now=now)
    html = desk.get(page).content.decode()
    assert "goes to this address since" in html
    assert "mail came back" in html

    assert "What the reader has declined stays declined." in read(desk, ada, "mail")
    confirm(desk, ada, "mail")

    assert why_not(ada.email, kind="paid") == ""
    assert Event.objects.get(subscriber=ada, act="note").by == tor
    assert "goes to this address since" not in desk.get(page).content.decode()


def test_whoever_is_erased_keeps_the_number_alone(desk, paid):
    ada = paid.payer

    assert "cannot be brought back" in read(desk, ada, "erase")
    confirm(desk, ada, "erase")

    ada.refresh_from_db()
    assert (ada.name, ada.email, ada.account) == ("", "", None)


def test_nobody_is_erased_to_whom_money_is_owed(desk, paid, now):
    give_money_back(paid, by=None, now=now)

    assert "is still to be sent to this person." in read(desk, paid.payer, "erase")


def test_all_data_is_handed_out_as_one_file_and_the_story_says_so(desk, paid):
    ada = paid.payer

    response = desk.post(f"/newsroom/desk/subscribers/{ada.number}/export/")

    assert response["Content-Type"] == "application/zip"
    assert response.content.startswith(b"PK")
    assert "exported" in acts_told(ada)


def test_what_changed_since_it_was_read_is_shown_again_and_not_done(desk, paid, now):
    html = read(desk, paid, "cancel")
    shown = re.search(r'name="shown" value="(\w+)"', html)[1]
    pause(
        paid,
        begins=local_day(now),
        ends=local_day(now) + timedelta(days=30),
        now=now,
        by=None,
    )

    again = desk.post(address_of(paid, "cancel"), {"shown": shown}).content.decode()

    assert "Something has changed meanwhile" in again
    assert standing_of(paid).cancellation is None


def test_what_is_done_already_is_refused_with_a_sentence(desk, paid, now):
    html = read(desk, paid, "cancel")
    shown = re.search(r'name="shown" value="(\w+)"', html)[1]
    cancel(paid, by=None, now=now)

    response = desk.post(address_of(paid, "cancel"), {"shown": shown})

    assert response.status_code == 422
    assert "It is cancelled already." in response.content.decode()


def test_an_act_that_there_is_not_is_nowhere(desk, paid):
    assert desk.get(address_of(paid, "explode")).status_code == 404
    assert desk.get("/newsroom/desk/subscriptions/99999/cancel/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_act_is_open_to_staff_who_do_not_serve_subscribers(client, paid, method):
    client.force_login(an_editor())
    ask = getattr(client, method)
    addresses = [
        *(address_of(paid, act) for act in SUBSCRIPTION_ACTS),
        *(address_of(paid.payer, act) for act in [*PERSON_ACTS, "export"]),
        f"/newsroom/desk/readers/{paid.payer.account_id}/grant/",
        f"/newsroom/desk/readers/{paid.payer.account_id}/enrol/",
    ]

    answers = {address: ask(address, {"shown": "x"}).status_code for address in addresses}

    assert set(answers.values()) <= {302, 403}, answers
    assert acts_told(paid) == ["ordered", "paid"]
