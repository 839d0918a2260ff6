"""Letters about new issues are declined by one click, with or without signing in."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import a_magazine, an_account

from octavo.newsletters.stopping import stop_link
from octavo.post.suppressing import is_declined

pytestmark = pytest.mark.django_db
KIND = "issue-out"


@pytest.fixture
def ada():
    a_magazine()
    return an_account(name="Ada")


def path(account) -> str:
    return "/" + stop_link(account, kind=KIND).split("/", 3)[3]


def test_looking_at_the_link_stops_nothing(client, ada):
    """Programs that look through mail open every link in it."""
    page = client.get(path(ada)).content.decode()

    assert "Write to me no more" in page
    assert not is_declined(ada.email, kind=KIND)


def test_a_mail_programs_one_click_stops_them(ada):
    """RFC 8058: a POST without cookies, with that one word."""
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(path(ada), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert is_declined(ada.email, kind=KIND)


def test_a_reader_stops_them_and_begins_again(client, ada):
    page = client.post(path(ada)).content.decode()
    assert "Write to me again" in page
    assert "Write to me again" in client.get(path(ada)).content.decode()

    client.post(path(ada), {"again": "yes"})

    assert not is_declined(ada.email, kind=KIND)


def test_the_link_does_not_say_whose_it_is_and_nobody_else_can_make_it(client, ada):
    link = path(ada)

    assert "ada" not in link.lower()
    assert client.get(link[:-4] + "xxx/").status_code == 404
    assert client.post(link[:-4] + "xxx/").status_code == 404
    assert client.get(link)["Cache-Control"] == "private, no-store"


def test_a_link_of_an_account_that_is_gone_says_that_nothing_comes(client, ada):
    link = path(ada)
    ada.delete()

    assert "We write to you no more" in client.post(link).content.decode()


def test_the_link_goes_on_working_after_the_address_has_changed(client, ada):
    link = path(ada)
    ada.email = "moll@example.org"
    ada.save()

    client.post(link)

    assert is_declined("moll@example.org", kind=KIND)


def test_the_preferences_have_a_tick_for_it(client, ada):
    client.force_login(ada)
    address = reverse("account_preferences")
    page = client.get(address).content.decode()
    assert "Write to me when a new issue is out" in page
    assert _is_ticked(page)

    client.post(address, {"first_name": "Ada", "last_name": "Moll", "language": ""})
    assert is_declined(ada.email, kind=KIND)
    assert not _is_ticked(client.get(address).content.decode())

    client.post(
        address,
        {"first_name": "Ada", "last_name": "Moll", "language": "", f"letter_{KIND}": "on"},
    )
    assert not is_declined(ada.email, kind=KIND)


def test_what_was_declined_stays_declined_at_another_address(ada):
    from allauth.account.models import EmailAddress
    from allauth.account.signals import email_changed

    from octavo.post.suppressing import decline

    decline(ada.email, kind=KIND, now=timezone.now())
    before = EmailAddress(user=ada, email=ada.email)
    after = EmailAddress(user=ada, email="moll@example.org")

    email_changed.send(
        sender=type(ada), request=None, user=ada, from_email_address=before, to_email_address=after
    )

    assert is_declined("moll@example.org", kind=KIND)
    assert not is_declined("ada@example.org", kind=KIND)


def _is_ticked(page: str) -> bool:
    (box,) = re.findall(rf'<input[^>]*name="letter_{KIND}"[^>]*>', page)
    return " checked" in box
