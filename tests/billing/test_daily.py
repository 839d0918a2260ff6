"""What is due each day: renewals, notices, reminders, lapses, another price."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories import (
    a_paid_subscription,
    a_published_issue,
    an_offer,
    an_order,
    pay_invoice,
)

from octavo.access.holding import rights_of
from octavo.billing import daily
from octavo.billing.acts import cancelling
from octavo.billing.acts.serving import serve_issue
from octavo.billing.models import Document
from octavo.billing.standing import standing_of
from octavo.core.terms import balance
from octavo.memberships.models import Event, Term
from octavo.memberships.offering import revise
from octavo.post.models import Outgoing


def days(first: date, last: date) -> Iterator[datetime]:
    """Half past four in the morning of each of these days."""
    for number in range((last - first).days + 1):
        yield datetime(first.year, first.month, first.day, 4, 30, tzinfo=UTC) + timedelta(number)


def run(first: date, last: date) -> dict[date, dict[str, int]]:
    """Every day's job, and what each did, where it did anything."""
    found = {}
    for now in days(first, last):
        did = {kind: count for kind, count in daily.run(now=now).items() if count}
        if did:
            found[now.date()] = did
    return found


def letters() -> list[str]:
    return list(Outgoing.objects.order_by("made_at", "pk").values_list("kind", flat=True))


def test_an_order_that_nobody_pays_is_reminded_of_twice_and_lapses(ada, year, now):
    subscription = an_order(offer=year, payer=ada, now=now).subscription

    assert run(date(2027, 3, 2), date(2027, 4, 10)) == {
        date(2027, 3, 8): {"reminded": 1},
        date(2027, 3, 13): {"reminded": 1},
        date(2027, 3, 31): {"lapsed": 1},
    }
    assert Term.objects.get().ending == "lapsed"
    assert Document.objects.get(kind="credit_note").corrects.subscription == subscription
    assert letters() == ["payment-reminder", "payment-reminder", "lapsed"]
    assert all(right.until < now + timedelta(days=15) for right in rights_of(ada.account))


def test_a_year_renews_with_notices_thirty_and_seven_days_before(ada, year, now):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)

    did = run(date(2028, 1, 20), date(2028, 3, 20))

    assert did == {
        date(2028, 1, 31): {"renewed": 1, "notified": 1},
        date(2028, 2, 23): {"notified": 1},
        date(2028, 3, 1): {"begun": 1, "reminded_yearly": 1},
        date(2028, 3, 8): {"reminded": 1},
        date(2028, 3, 13): {"reminded": 1},
    }
    second = subscription.terms.get(number=2)
    assert (second.starts, second.ends) == (date(2028, 3, 1), date(2029, 3, 1))
    invoice = Document.objects.invoices().last()
    assert (invoice.number, invoice.due_on) == ("2028-000001", date(2028, 3, 15))


def test_however_often_a_day_is_begun_its_work_is_done_once(ada, year, now):
    a_paid_subscription(payer=ada, offer=year, now=now)
    moment = datetime(2028, 1, 31, 4, 30, tzinfo=UTC)

    first, second = daily.run(now=moment), daily.run(now=moment + timedelta(hours=3))

    assert (first["renewed"], first["notified"]) == (1, 1)
    assert not any(second.values())
    assert Term.objects.count() == Document.objects.count() == 2


def test_what_the_days_without_a_server_missed_is_done_on_the_next(ada, year, now):
    an_order(offer=year, payer=ada, now=now)

    assert run(date(2027, 3, 14), date(2027, 3, 16)) == {date(2027, 3, 14): {"reminded": 1}}


def test_nothing_is_renewed_or_invoiced_after_cancelling(ada, year, now):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)
    cancelling.cancel(subscription, by=ada.account, now=now)

    assert run(date(2028, 1, 25), date(2028, 3, 20)) == {}
    assert Document.objects.count() == 1


def test_a_subscription_of_issues_renews_when_two_are_left(ada, now):
    offer = an_offer(code="four", unit="issues", count=4)
    subscription = a_paid_subscription(payer=ada, offer=offer, now=now)
    for number in (1, 2, 3, 4):
        then = now + timedelta(days=14 * number)
        serve_issue(a_published_issue(number=number, now=then), now=then)
        done = daily.run(now=then)
        expected = {2: {"renewed": 1, "notified": 1}, 3: {"notified": 1}}.get(number, {})
        assert {kind: count for kind, count in done.items() if count} == expected

    pay_invoice(subscription, now=now + timedelta(days=60))
    then = now + timedelta(days=70)
    serve_issue(a_published_issue(number=5, now=then), now=then)

    first, second = Term.objects.order_by("number")
    assert first.ends == second.starts == then.date()
    assert second.served.count() == 1


def test_who_subscribed_before_pays_the_old_price_until_thirty_days_after_they_were_told(
    ada, year, now
):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)
    revise(year, now=now, price=120_00)
    assert run(date(2027, 6, 1), date(2027, 6, 3)) == {}

    revise(year, now=now, price=120_00, price_for_all=True)
    assert run(date(2027, 6, 4), date(2027, 6, 6)) == {date(2027, 6, 4): {"price_told": 1}}

    run(date(2028, 1, 31), date(2028, 1, 31))
    assert subscription.terms.get(number=2).price == 120_00
    assert Event.objects.get(act="price_told").said["holds_from"] == "2027-07-04"


def test_a_price_that_was_told_too_late_holds_for_the_renewal_after_the_next(ada, year, now):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)
    then = datetime(2028, 2, 15, tzinfo=UTC)
    run(date(2028, 1, 31), date(2028, 1, 31))
    revise(year, now=then, price=120_00, price_for_all=True)

    run(date(2028, 2, 16), date(2028, 2, 16))

    assert subscription.terms.get(number=2).price == 96_00


def test_one_errand_that_fails_does_not_keep_the_others_back(ada, year, now, monkeypatch):
    an_order(offer=year, payer=ada, now=now)

    def fail(at_hand):
        message = "Somebody pulled the plug."
        raise OSError(message)

    find, _ = daily.ERRANDS["reminded"]
    monkeypatch.setitem(daily.ERRANDS, "reminded", (find, fail))
    with pytest.raises(ExceptionGroup):
        daily.run(now=datetime(2027, 3, 31, 4, 30, tzinfo=UTC))
    assert Term.objects.get().ending == "lapsed"


def test_the_balance_is_whole_on_each_day(ada, year, now):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)
    standing = standing_of(subscription)
    for number in range(0, 400, 30):
        found = balance(standing, today=now.date() + timedelta(days=number))
        assert found.paid == found.refunded + found.earned + found.owed
