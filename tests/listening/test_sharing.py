"""A feed that many people use is noticed, and nobody's address is kept for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.listening.heard import an_address

from octavo.listening.models import FeedDay, PrivateFeed
from octavo.listening.noticing import forget, note_use, used_widely, uses_of
from octavo.listening.policy import (
    FAR_TOO_MANY_NETWORKS,
    MANY_NETWORKS,
    MOST_COUNTED,
    ON_SO_MANY_DAYS,
    WITHIN_DAYS,
)
from octavo.listening.sharing import is_used_widely, mark_of
from octavo.listening.tasks import forget_networks

TODAY = date(2026, 3, 20)
AT = datetime(2026, 3, 20, 12, tzinfo=UTC)


def counts(*networks: int, last: date = TODAY) -> dict[date, int]:
    """So many networks on each of the days that end with that one."""
    return {last - timedelta(days=back): count for back, count in enumerate(networks)}


@pytest.fixture
def feed(ada) -> PrivateFeed:
    an_address(ada)
    return PrivateFeed.objects.get()


def use(feed: PrivateFeed, addresses: int, *, now: datetime = AT) -> None:
    for number in range(addresses):
        note_use(feed, address=f"10.{number}.1.7", now=now)


def test_one_listener_with_a_phone_is_not_many():
    assert not is_used_widely({}, today=TODAY)
    assert not is_used_widely(counts(*[MANY_NETWORKS - 1] * WITHIN_DAYS), today=TODAY)


def test_a_journey_through_many_networks_is_no_sharing():
    assert not is_used_widely(counts(*[MANY_NETWORKS] * (ON_SO_MANY_DAYS - 1)), today=TODAY)


def test_many_networks_on_several_days_are_many_listeners():
    assert is_used_widely(counts(*[MANY_NETWORKS] * ON_SO_MANY_DAYS), today=TODAY)


def test_far_too_many_on_one_day_are_enough():
    assert is_used_widely(counts(1, FAR_TOO_MANY_NETWORKS), today=TODAY)


def test_what_was_long_ago_is_over():
    long_ago = TODAY - timedelta(days=WITHIN_DAYS)

    assert not is_used_widely(counts(FAR_TOO_MANY_NETWORKS, last=long_ago), today=TODAY)


def test_addresses_of_one_network_have_one_mark_and_only_under_one_salt():
    assert mark_of("10.1.2.3", salt="a") == mark_of("10.1.2.200", salt="a")
    assert mark_of("10.1.2.3", salt="a") == mark_of("::ffff:10.1.2.3", salt="a")
    assert mark_of("10.1.2.3", salt="a") != mark_of("10.1.3.3", salt="a")
    assert mark_of("10.1.2.3", salt="a") != mark_of("10.1.2.3", salt="b")
    assert mark_of("2001:db8:1:2::9", salt="a") == mark_of("2001:db8:1:ffff::1", salt="a")
    assert mark_of("2001:db8:1::", salt="a") != mark_of("2001:db8:2::", salt="a")
    assert mark_of("", salt="a") == mark_of("nowhere", salt="a") == ""


def test_each_network_counts_once_a_day_and_no_address_is_kept(feed):
    use(feed, 3)
    use(feed, 3)
    use(feed, 1, now=AT + timedelta(days=1))

    assert list(FeedDay.objects.values_list("networks", flat=True)) == [1, 3]
    assert "10." not in str(list(FeedDay.objects.values_list("marks", "salt")))


def test_a_request_counts_and_says_when_the_feed_was_last_used(client, ada):
    address = an_address(ada)
    began = datetime.now(UTC)

    for peer in ("192.0.2.1", "192.0.2.9", "198.51.100.1", "2001:db8::1"):
        client.get(address, REMOTE_ADDR=peer)

    assert FeedDay.objects.get().networks == 3
    assert began <= PrivateFeed.objects.get().last_used_at <= datetime.now(UTC)


def test_counting_ends_where_it_says_nothing_more(feed):
    FeedDay.objects.create(feed=feed, day=TODAY, networks=MOST_COUNTED, salt="salt")

    use(feed, 1)

    assert FeedDay.objects.get().networks == MOST_COUNTED


def test_a_feed_that_many_use_is_on_the_list(feed, cleo):
    an_address(cleo)
    use(feed, FAR_TOO_MANY_NETWORKS)

    (noticed,) = used_widely(today=TODAY)

    assert (noticed.feed, noticed.most_networks) == (feed, FAR_TOO_MANY_NETWORKS)
    uses = uses_of(PrivateFeed.objects.all(), today=TODAY)
    assert {one.feed.account: one.is_wide for one in uses} == {feed.account: True, cleo: False}
    feed.revoke(by=None, now=AT)
    assert used_widely(today=TODAY) == []


def test_when_the_day_is_over_nobody_can_tell_which_networks_they_were(feed):
    use(feed, 3)

    forget(now=AT)
    assert FeedDay.objects.get().marks
    forget(now=AT + timedelta(days=1))

    day = FeedDay.objects.get()
    assert (day.networks, day.marks, day.salt) == (3, [], "")


def test_counts_and_revoked_feeds_are_dropped_after_ninety_days(feed):
    use(feed, 3)
    feed.revoke(by=None, now=AT)

    forget(now=AT + timedelta(days=89))
    assert FeedDay.objects.exists()
    forget_networks.func()

    assert not FeedDay.objects.exists()
    assert not PrivateFeed.objects.exists()
