"""The subscriber desk sees how feeds are used, and may revoke one."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.factories import an_account
from tests.listening.heard import an_address

from octavo.listening.models import FeedDay, PrivateFeed
from octavo.listening.policy import FAR_TOO_MANY_NETWORKS
from octavo.memberships.enrolling import subscriber_of

LIST = "/newsroom/desk/podcasts/"


@pytest.fixture
def feed(ada) -> PrivateFeed:
    """Ada's, which half the town listens to."""
    an_address(ada, label="Everybody")
    feed = PrivateFeed.objects.get()
    FeedDay.objects.create(feed=feed, day=localdate(), networks=FAR_TOO_MANY_NETWORKS)
    PrivateFeed.objects.update(last_used_at=datetime.now(UTC))
    return feed


@pytest.fixture
def desk(client, articles) -> Client:
    client.force_login(an_account(name="Tor", groups=("Subscriber desk",)))
    return client


def page(client, address: str) -> str:
    return unescape(client.get(address, follow=True).content.decode())


def test_the_list_names_feeds_that_many_use(desk, feed, cleo):
    an_address(cleo, label="Only mine")

    found = page(desk, LIST)

    assert "Everybody" in found
    assert f"<td>{FAR_TOO_MANY_NETWORKS}</td>" in found
    assert "Only mine" not in found
    assert "Feeds used from many places" in page(desk, "/newsroom/")


def test_the_page_of_a_person_says_how_the_feeds_are_used(desk, feed, cleo):
    found = page(desk, f"/newsroom/desk/readers/{feed.account_id}/")

    assert "Private podcasts" in found
    assert f"from {FAR_TOO_MANY_NETWORKS} networks on its liveliest day" in found
    assert "used from many places" in found
    assert "Private podcasts" not in page(desk, f"/newsroom/desk/readers/{cleo.pk}/")


def test_the_desk_revokes_a_feed_and_its_reader_is_told(desk, feed, ada):
    number = subscriber_of(ada, now=datetime.now(UTC)).number
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.cookies
    person = page(desk, f"/newsroom/desk/subscribers/{number}/")
    token = person.split(f"/podcasts/{feed.pk}/revoke/")[1].split('value="')[1].split('"')[0]

    strict.post(f"{LIST}{feed.pk}/revoke/", {"csrfmiddlewaretoken": token})

    story = page(desk, f"/newsroom/desk/subscribers/{number}/")
    assert "The private podcast “Everybody” was revoked." in story
    assert "Private podcasts" not in story
    assert page(desk, LIST).count("None.") == 1
    reader = Client()
    reader.force_login(ada)
    assert "The magazine revoked it on" in page(reader, "/account/podcast/")
    assert desk.post(f"{LIST}{feed.pk}/revoke/").status_code == 404


def test_nobody_else_sees_or_revokes_them(client, feed, ada):
    for account in (ada, an_account(name="Edda", groups=("Editors",))):
        client.force_login(account)
        assert client.get(LIST).status_code in {302, 403}
        assert client.post(f"{LIST}{feed.pk}/revoke/").status_code in {302, 403}
    assert PrivateFeed.objects.get().revoked_at is None
