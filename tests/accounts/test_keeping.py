"""What is kept of people who sign in: how, and for how long."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from click.testing import CliRunner
from django.conf import global_settings
from django.conf import settings as in_use
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils.module_loading import import_string
from tests.accounts.people import is_signed_in, sign_in, the_code

from octavo.accounts.models import Device
from octavo.accounts.tasks import clear_out
from octavo.website.commandline.account import command

COOKIE = (
    "from octavo.website import settings as s;"
    "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
    " s.SESSION_COOKIE_SAMESITE, getattr(s, 'SESSION_COOKIE_DOMAIN', None), s.STAFF_SECOND_FACTOR)"
)


def as_set(tmp_path, **environment: str) -> str:
    """What the settings come to in this environment."""
    return subprocess.run(
        [sys.executable, "-c", COOKIE],
        env={"OCTAVO_DATA": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_the_sessions_cookie_is_kept_to_this_host(tmp_path):
    said = as_set(tmp_path, OCTAVO_ADDRESS="https://magazine.example")

    assert said == "__Host-session True True Lax None True"


@pytest.mark.parametrize(
    ("environment", "is_asked"),
    [
        ({}, "False"),
        ({"OCTAVO_ADDRESS": "http://magazine.example"}, "True"),
        ({"OCTAVO_STAFF_SECOND_FACTOR": "yes"}, "True"),
        (
            {"OCTAVO_ADDRESS": "http://magazine.example", "OCTAVO_STAFF_SECOND_FACTOR": "no"},
            "False",
        ),
    ],
)
def test_a_second_factor_is_asked_on_a_public_address_unless_said_otherwise(
    tmp_path, environment, is_asked
):
    assert as_set(tmp_path, **environment).endswith(is_asked)


def test_passwords_are_kept_by_a_slow_function():
    first = import_string(global_settings.PASSWORD_HASHERS[0])

    kept = make_password("a lantern on the quay", hasher=first())

    assert kept.startswith("pbkdf2_sha256$1000000$")


def test_a_sessions_key_cannot_be_guessed(client, ada):
    keys = set()
    for _ in range(5):
        client.force_login(ada)
        keys.add(client.cookies[in_use.SESSION_COOKIE_NAME].value)
        client.cookies.clear()

    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}


def test_a_code_has_more_than_twenty_bits(client):
    codes = set()
    for number in range(5):
        email = f"{number}@example.org"
        type(client)().post(reverse("account_signup"), {"email": email})
        codes.add(the_code(to=email))

    assert len(codes) == 5
    assert all(len(code.replace("-", "")) == 8 for code in codes)


def test_a_code_ends_after_ten_minutes(client, ada, monkeypatch):
    client.post(reverse("account_request_login_code"), {"email": ada.email})
    later = datetime.now(UTC).timestamp() + 10 * 60 + 1
    monkeypatch.setattr("time.time", lambda: later)

    client.post(reverse("account_confirm_login_code"), {"code": the_code(to=ada.email)})

    assert not is_signed_in(client)


def test_fields_are_known_to_password_managers(client):
    page = client.get(reverse("account_login")).content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def test_what_is_over_is_removed_at_night(client, elsewhere, ada):
    sign_in(client, email=ada.email)
    Device.objects.update(expire_date=datetime.now(UTC))
    sign_in(elsewhere, email=ada.email)
    sign_in(type(client)(), email=ada.email, password="a wrong password")
    AccessAttempt.objects.update(attempt_time=datetime.now(UTC) - timedelta(hours=1))

    clear_out.call()

    assert Device.objects.filter(account=ada).count() == 1
    assert is_signed_in(elsewhere)
    assert not AccessAttempt.objects.exists()


def test_the_operator_lets_somebody_in_who_lost_their_second_factor(client, ada):
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(ada)

    said = CliRunner().invoke(command, ["forget-factors", "ADA@example.org"])

    assert said.output == "Removed: 1.\nDevices signed out: 1.\n"
    assert not is_signed_in(client)
    assert not Authenticator.objects.filter(user=ada).exists()


def test_the_operator_is_told_of_an_address_that_is_none():
    said = CliRunner().invoke(command, ["sign-out", "nobody@example.org"])

    assert said.exit_code == 1
    assert "No account has the address nobody@example.org." in said.output
