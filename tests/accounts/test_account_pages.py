"""What people change about their account, and how its pages are sent."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.accounts.people import (
    PASSWORD,
    is_signed_in,
    join,
    sign_in,
    subjects,
    the_code,
)
from wagtail.models import ReferenceIndex

from octavo.accounts.models import Account

NEW = "ada.moll@example.org"


@pytest.fixture
def signed_in(client, ada):
    """Ada, signed in and asked again for her password a moment ago."""
    sign_in(client, email=ada.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def ask_to_change_address(client, email: str = NEW) -> None:
    client.post(reverse("account_email"), {"email": email, "action_add": ""})


def test_an_address_changes_once_its_code_is_entered_and_the_old_one_is_told(signed_in, ada):
    ask_to_change_address(signed_in)
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"

    signed_in.post(reverse("account_email_verification_sent"), {"code": the_code(to=NEW)})

    ada.refresh_from_db()
    assert ada.email == ada.username == NEW
    assert subjects(to="ada@example.org") == ["The Vell Review: Your account has another address"]


def test_the_old_address_signs_nobody_in_any_more(signed_in, elsewhere, ada):
    ask_to_change_address(signed_in)
    signed_in.post(reverse("account_email_verification_sent"), {"code": the_code(to=NEW)})
    cache.clear()

    sign_in(elsewhere, email="ada@example.org")
    assert not is_signed_in(elsewhere)
    sign_in(elsewhere, email=NEW)
    assert is_signed_in(elsewhere)


def test_an_address_of_somebody_else_is_not_taken_and_not_betrayed(signed_in, ada):
    ben = Account.objects.create_user("ben@example.org", PASSWORD)

    ask_to_change_address(signed_in, ben.email)

    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    page = signed_in.get(reverse("account_email_verification_sent")).content.decode()
    assert "A code is on its way to ben@example.org" in page


def test_an_account_made_in_the_newsroom_needs_no_code_at_first(client, ada):
    sign_in(client, email=ada.email)

    assert is_signed_in(client)
    assert EmailAddress.objects.get(user=ada).verified


def test_an_address_given_by_the_newsroom_takes_the_place_of_the_old_one(client, ada):
    sign_in(client, email=ada.email)
    ada.email = NEW
    ada.save()
    client.post(reverse("account_logout"))

    sign_in(client, email=NEW)

    assert is_signed_in(client)
    assert [it.email for it in EmailAddress.objects.filter(user=ada)] == [NEW]


def test_somebody_who_joined_by_code_chooses_a_password(client, elsewhere):
    join(client, email="cleo@example.org")
    ask = {"recipient": "cleo@example.org"}
    client.post(reverse("account_request_reauthentication_code"), ask)
    client.post(
        reverse("account_confirm_reauthentication_code"), {"code": the_code(to="cleo@example.org")}
    )
    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})

    sign_in(elsewhere, email="cleo@example.org")

    assert is_signed_in(client)
    assert is_signed_in(elsewhere)


def test_name_and_language_are_kept_and_pages_follow(signed_in, ada):
    signed_in.post(
        reverse("account_preferences"),
        {"first_name": "Ada", "last_name": "Moll", "language": "de"},
    )

    page = signed_in.get(reverse("account_home")).content.decode()

    assert "Ada Moll" in page
    assert 'lang="de"' in page
    assert "Ihr Konto" in page


def test_mail_is_in_the_accounts_language(client, ada):
    ada.language = "de"
    ada.save()

    client.post(reverse("account_request_login_code"), {"email": ada.email})

    assert subjects(to=ada.email)[0].startswith("The Vell Review: Ihr Code zum Anmelden")


def test_a_readers_language_changes_no_page_that_all_read(signed_in, ada):
    ada.language = "de"
    ada.save()

    assert 'lang="en-gb"' in signed_in.get("/").content.decode()


def test_a_language_that_nobody_speaks_here_is_refused(signed_in, ada):
    answer = signed_in.post(reverse("account_preferences"), {"language": "tlh"})

    ada.refresh_from_db()
    assert ada.language == ""
    assert answer.status_code == 200


PAGES = [
    "account_home",
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "account_change_password",
    "account_email",
    "account_devices",
    "account_preferences",
    "account_second_factor",
    "account_logout",
    "account_inactive",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_activate_totp",
]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_pages_of_accounts_are_kept_by_nobody(client, ada, name, who):
    if who == "reader":
        sign_in(client, email=ada.email)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.get(reverse(name))

    assert answer.status_code in {200, 302}
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("short", False),
        ("elevenchars", False),
        ("password1234", False),
        ("ada@example.org", False),
        ("seven herring gulls", True),
        ("Лампа на молу 灯台", True),
        ("a" + "b c" * 42, True),
        ("x" * 129, False),
    ],
)
def test_a_password_is_long_and_not_everybodys(signed_in, ada, password, taken):
    signed_in.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )

    ada.refresh_from_db()
    assert ada.check_password(password) is taken


def test_forms_that_came_from_elsewhere_are_refused(ada, client):
    strict = type(client)(enforce_csrf_checks=True)

    assert sign_in(strict, email=ada.email).status_code == 403
    assert not is_signed_in(strict)


def test_a_closed_account_is_closed(client, ada):
    sign_in(client, email=ada.email)
    ada.is_active = False
    ada.save()

    assert not is_signed_in(client)
    sign_in(client, email=ada.email)
    assert not is_signed_in(client)


class NoMail(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, letters: object) -> int:
        raise ConnectionRefusedError


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
@pytest.mark.parametrize(
    "name", ["account_signup", "account_request_login_code", "account_reset_password"]
)
def test_a_code_that_cannot_be_sent_is_said_and_betrays_nothing(client, ada, settings, name, email):
    settings.EMAIL_BACKEND = f"{__name__}.NoMail"

    answer = client.post(reverse(name), {"email": email})

    assert answer.status_code == 503
    assert "The code could not be sent." in answer.content.decode()


def test_a_password_is_changed_although_the_mail_that_tells_of_it_cannot_be_sent(
    signed_in, ada, settings
):
    settings.EMAIL_BACKEND = f"{__name__}.NoMail"
    new = {"password1": "seven herring gulls", "password2": "seven herring gulls"}

    signed_in.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new})

    ada.refresh_from_db()
    assert ada.check_password("seven herring gulls")


@pytest.mark.parametrize("name", ["account_home", "account_devices", "mfa_list_webauthn"])
def test_a_page_of_the_account_asks_as_often_for_many_devices_as_for_one(signed_in, ada, name):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(reverse(name))
        return len(queries)

    asked()
    with_one = asked()
    for _ in range(4):
        sign_in(type(signed_in)(), email=ada.email)

    assert 0 < asked() == with_one < 20


def test_a_device_leaves_no_trace_in_the_newsrooms_index(signed_in):
    assert not ReferenceIndex.objects.filter(content_type__model="device").exists()
