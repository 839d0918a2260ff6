"""Subscribers and their numbers."""

import pytest
from django.db import connections, transaction
from tests.factories import an_account

from octavo.memberships.enrolling import enrol, subscriber_of
from octavo.memberships.models import Subscriber
from octavo.memberships.numbering import next_number
from octavo.memberships.signals import subscriber_changed

pytestmark = pytest.mark.django_db


def test_subscriber_numbers_begin_at_10001_and_run_on(now):
    numbers = [enrol(name=name, now=now).number for name in ("Ada", "Ben", "Cleo")]

    assert numbers == [10_001, 10_002, 10_003]


def test_a_number_whose_transaction_failed_is_given_to_the_next(now):
    enrol(name="Ada", now=now)

    with transaction.atomic():
        enrol(name="Ben", now=now)
        transaction.set_rollback(True)

    assert enrol(name="Cleo", now=now).number == 10_002


def test_no_number_is_taken_outside_of_a_transaction(monkeypatch):
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)

    with pytest.raises(transaction.TransactionManagementError):
        next_number("anything")


def test_an_account_is_one_subscriber(now):
    account = an_account(name="Ada")

    first = subscriber_of(account, now=now, name="Ada Moll")

    assert subscriber_of(account, now=now) == first
    assert (first.name, first.email) == ("Ada Moll", "ada@example.org")
    assert Subscriber.objects.count() == 1


def test_whoever_keeps_an_index_hears_of_a_new_subscriber(now):
    heard = []

    def hear(subscriber, **_said):
        heard.append(subscriber.number)

    subscriber_changed.connect(hear)
    enrol(name="Ada", now=now)
    subscriber_changed.disconnect(hear)

    assert heard == [10_001]
