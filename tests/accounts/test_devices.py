"""A device stays signed in so long and no longer, is listed, and is signed out from another."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from tests.accounts.people import PASSWORD, is_signed_in, sign_in, sign_in_by_code
from tests.factories import an_editor

from octavo.accounts.browsers import browser_of
from octavo.accounts.models import Account, Device
from octavo.accounts.policy import NEWSROOM, READER
from octavo.accounts.signals import signed_out_everywhere

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def told():
    """Who was signed out everywhere, as other rooms hear it."""
    heard: list[Account] = []

    def hear(sender, account, at, **_more) -> None:
        heard.append(account)

    signed_out_everywhere.connect(hear)
    yield heard
    signed_out_everywhere.disconnect(hear)


def aged(*, began: timedelta, seen: timedelta) -> None:
    """Let the one device have signed in and been seen so long ago."""
    now = datetime.now(UTC)
    device = Device.objects.exclude(account=None).get()
    device.began_at, device.seen_at = now - began, now - seen
    ages = NEWSROOM if "newsroom" in str(device.get_decoded()) else READER
    device.expire_date = ages.end(began_at=device.began_at, seen_at=device.seen_at)
    device.save()


def test_signing_in_gives_the_browser_another_key(client, ada):
    client.post(reverse("account_request_login_code"), {"email": ada.email})
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    sign_in_by_code(client, email=ada.email)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert not Device.objects.filter(pk=before).exists()


def test_showing_once_more_who_one_is_gives_another_key(client, ada):
    sign_in(client, email=ada.email)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert is_signed_in(client)


def test_entering_the_newsroom_gives_another_key(client):
    client.force_login(an_editor())
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.get("/newsroom/")

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert client.get("/newsroom/").status_code == 200


@pytest.mark.parametrize(
    ("began", "seen", "stays"),
    [
        (timedelta(days=29), timedelta(days=1), True),
        (timedelta(days=31), timedelta(minutes=5), False),
        (timedelta(days=20), timedelta(days=15), False),
    ],
)
def test_a_reader_stays_signed_in_for_a_month_if_seen_each_fortnight(
    client, ada, began, seen, stays
):
    sign_in(client, email=ada.email)
    aged(began=began, seen=seen)

    assert is_signed_in(client) is stays


@pytest.mark.parametrize(
    ("began", "seen", "stays"),
    [
        (timedelta(hours=11), timedelta(minutes=29), True),
        (timedelta(hours=13), timedelta(minutes=1), False),
        (timedelta(hours=2), timedelta(minutes=31), False),
    ],
)
def test_the_newsroom_closes_after_a_day_of_work_or_half_an_hour_of_rest(
    client, began, seen, stays
):
    client.force_login(an_editor())
    client.get("/newsroom/")
    aged(began=began, seen=seen)

    assert (client.get("/newsroom/").status_code == 200) is stays


def test_a_device_that_is_used_has_been_seen(client, ada):
    sign_in(client, email=ada.email)
    aged(began=timedelta(days=20), seen=timedelta(days=13))

    is_signed_in(client)

    device = Device.objects.get(account=ada)
    assert datetime.now(UTC) - device.seen_at < timedelta(minutes=1)
    assert device.expire_date < device.began_at + timedelta(days=30, seconds=1)


def test_devices_are_listed_with_their_browsers_and_this_one(client, elsewhere, ada):
    client.post(
        reverse("account_login"),
        {"login": ada.email, "password": PASSWORD},
        headers={"User-Agent": FIREFOX},
    )
    sign_in(elsewhere, email=ada.email)

    page = client.get(reverse("account_devices")).content.decode()

    assert page.count("Firefox · Linux") == 1
    assert page.count("An unknown browser") == 1
    assert page.index("Firefox · Linux") < page.index("This one")
    assert client.cookies[settings.SESSION_COOKIE_NAME].value not in page


def test_one_device_is_signed_out_from_another(client, elsewhere, ada):
    sign_in(client, email=ada.email)
    sign_in(elsewhere, email=ada.email)
    other = Device.objects.get(pk=elsewhere.cookies[settings.SESSION_COOKIE_NAME].value)

    client.post(reverse("account_sign_out_device"), {"device": other.name})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_nobody_signs_out_a_device_of_somebody_else(client, elsewhere, ada):
    sign_in(elsewhere, email=ada.email)
    hers = Device.objects.get(account=ada)
    client.force_login(Account.objects.create_user("ben@example.org"))

    client.post(reverse("account_sign_out_device"), {"device": hers.name})

    assert is_signed_in(elsewhere)


def test_signing_out_everywhere_ends_every_device_and_tells_other_rooms(
    client, elsewhere, ada, told
):
    sign_in(client, email=ada.email)
    sign_in(elsewhere, email=ada.email)

    client.post(reverse("account_sign_out_everywhere"))

    assert not is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert told == [ada]


def test_another_password_signs_all_other_devices_out(client, elsewhere, ada, told):
    sign_in(client, email=ada.email)
    sign_in(elsewhere, email=ada.email)

    new = "seven herring gulls"
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert is_signed_in(client)
    assert Device.objects.filter(account=ada).count() == 1
    assert not is_signed_in(elsewhere)
    assert told == [ada]


def test_a_session_that_is_signed_out_cannot_be_used_again(client, elsewhere, ada):
    sign_in(client, email=ada.email)
    elsewhere.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[
        settings.SESSION_COOKIE_NAME
    ].value
    client.post(reverse("account_logout"))

    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, "Firefox · Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_in_words_its_owner_knows(said, words):
    assert browser_of(said) == words


def test_a_reader_who_only_reads_asks_nothing_of_sessions(client, ada, django_assert_num_queries):
    assert not client.get("/").cookies
    sign_in(client, email=ada.email)
    Device.objects.update(seen_at=datetime.fromtimestamp(time.time() - 3600, tz=UTC))

    answer = client.get("/about/")

    assert "Cookie" not in answer.get("Vary", "")
    assert datetime.now(UTC) - Device.objects.get(account=ada).seen_at > timedelta(minutes=30)
