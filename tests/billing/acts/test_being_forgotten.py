"""What is kept of a person, handed out and erased."""

import csv
import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from tests.factories import a_paid_subscription, a_subscriber, an_account, an_order

from octavo.access.holding import rights_of
from octavo.accounts.models import Account
from octavo.billing.acts import cancelling, erasing, exporting, guarantee, noting
from octavo.billing.acts.paying_out import match
from octavo.billing.bank_account import BankAccount
from octavo.billing.errors import MoneyStillOwed, StaffStay
from octavo.billing.models import Document, Payment, Payout, Refund
from octavo.memberships.enrolling import subscriber_of
from octavo.memberships.models import Event
from octavo.post.models import Outgoing


@pytest.fixture
def subscription(ada, year, now):
    return a_paid_subscription(payer=ada, offer=year, now=now)


def sums() -> list[int]:
    return [
        sum(rows.values_list(column, flat=True))
        for rows, column in (
            (Document.objects.all(), "gross"),
            (Document.objects.all(), "tax"),
            (Payment.objects.all(), "amount"),
            (Refund.objects.all(), "amount"),
        )
    ]


def test_who_is_erased_leaves_no_name_and_every_sum(ada, subscription, now):
    noting.note(subscription, "Her sister is Eva Moll.", by=an_account(name="Dora"), now=now)
    cancelling.cancel(subscription, by=ada.account, now=now)
    cancelling.say_why(subscription, "I moved to Ada's.", now=now)
    before, account = sums(), ada.account

    erasing.erase(ada, by=account, now=now)

    assert (ada.name, ada.email, ada.account, ada.erased_at) == ("", "", None, now)
    assert {address.street for address in ada.addresses.all()} == {""}
    assert not Event.objects.filter(subscriber=ada).exclude(because="").exists()
    subscription.refresh_from_db()
    assert subscription.cancel_reason == ""
    assert sums() == before
    assert not Outgoing.objects.exclude(text="").exists()
    assert not Outgoing.objects.filter(to__contains="ada").exists()
    assert Document.objects.get().address["name"] == "Ada Moll"
    account = Account.objects.get(pk=account.pk)
    assert not account.is_active
    assert "ada" not in account.email
    assert (account.first_name, account.has_usable_password()) == ("", False)


def test_what_would_be_renewed_is_cancelled_and_open_invoices_are_taken_back(ada, year, now):
    an_order(offer=year, payer=ada, now=now)

    erasing.erase(ada, by=None, now=now)

    assert not Document.objects.open().exists()
    assert Document.objects.filter(kind="credit_note").count() == 1


def test_nobody_is_erased_to_whom_money_is_owed(ada, subscription, now):
    account = BankAccount("DE02120300000000202051", "Ada Moll")
    guarantee.give_money_back(subscription, by=None, now=now, account=account)

    with pytest.raises(MoneyStillOwed):
        erasing.effect_of(ada)
    with pytest.raises(MoneyStillOwed):
        erasing.erase(ada, by=None, now=now)
    assert ada.name == "Ada Moll"

    match(Payout.objects.get(), now=now)
    erasing.erase(ada, by=None, now=now)
    assert Payout.objects.get().iban == ""


def test_who_was_erased_does_not_get_the_guarantee_a_second_time(ada, subscription, now):
    account = BankAccount("DE02120300000000202051", "Ada Moll")
    guarantee.give_money_back(subscription, by=None, now=now, account=account)
    match(Payout.objects.get(), now=now)
    erasing.erase(ada, by=None, now=now)

    again = a_subscriber(now=now + timedelta(days=1))

    assert again.pk != ada.pk
    assert guarantee.was_used(again)


def test_who_works_here_is_not_erased(year, now):
    edda = subscriber_of(an_account(name="Edda", groups=("Editors",)), now=now)

    with pytest.raises(StaffStay):
        erasing.erase(edda, by=None, now=now)


def test_an_erased_account_reads_nothing(ada, subscription, now):
    account = ada.account
    erasing.erase(ada, by=account, now=now)

    account.refresh_from_db()
    assert rights_of(account) == ()


def test_everything_that_is_kept_of_a_person_comes_as_one_zip(ada, subscription, now):
    ada.phone = "=1+1"
    ada.save()

    archive = ZipFile(io.BytesIO(exporting.zip_of(ada)))

    kept = json.loads(archive.read("all.json"))
    assert kept["subscriber"][0]["name"] == "Ada Moll"
    assert [len(kept[name]) for name in ("terms", "documents", "payments", "orders")] == [1] * 4
    assert [one["act"] for one in kept["events"]] == ["ordered", "paid"]
    (row,) = csv.DictReader(io.StringIO(archive.read("subscriber.csv").decode("utf-8-sig")))
    assert row["phone"] == "'=1+1"
    assert archive.read("papers/2027-000001.pdf").startswith(b"%PDF")


def test_that_it_was_handed_out_stands_in_the_story(ada, now):
    exporting.hand_out(ada, by=ada.account, now=now)

    assert Event.objects.get().act == "exported"
