"""Nobody learns from the answers who has an account; the mailbox alone tells."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.accounts.people import PASSWORD, sign_in

UNKNOWN = "nobody@example.org"
FORMS = {
    "account_signup": ("email", {}),
    "account_login": ("login", {"password": PASSWORD + "!"}),
    "account_request_login_code": ("email", {}),
    "account_reset_password": ("email", {}),
}
SLOW = {**FORMS, "account_signup": ("email", {"password1": "seven herring gulls"})}
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def what_is_said(name: str, email: str) -> tuple[int, str, str]:
    """Status, next address and words of the answer and of the page it leads to."""
    client = Client()
    field, more = SLOW[name]
    answer = client.post(reverse(name), {field: email, **more})
    shown = answer if answer.status_code == 200 else client.get(answer.headers["Location"])
    words = CHANGING.sub("", shown.content.decode()).replace(email, "…")
    return answer.status_code, answer.headers.get("Location", ""), words


@pytest.mark.parametrize("name", FORMS)
def test_known_and_unknown_addresses_are_answered_alike(ada, name):
    assert what_is_said(name, ada.email) == what_is_said(name, UNKNOWN)


@pytest.mark.parametrize("name", FORMS)
def test_a_code_that_is_wrong_is_answered_alike(ada, name):
    pages = {
        "account_signup": "account_email_verification_sent",
        "account_request_login_code": "account_confirm_login_code",
        "account_reset_password": "account_confirm_password_reset_code",
    }
    if name not in pages:
        return
    said = []
    for email in (ada.email, UNKNOWN):
        client = Client()
        client.post(reverse(name), {"email": email})
        answer = client.post(reverse(pages[name]), {"code": "AAAA-AAAA"})
        words = CHANGING.sub("", answer.content.decode()).replace(email, "…")
        said.append((answer.status_code, words))

    assert said[0] == said[1]


def test_the_owner_of_an_address_is_told_by_mail(client, elsewhere, ada):
    client.post(reverse("account_signup"), {"email": ada.email})
    elsewhere.post(reverse("account_request_login_code"), {"email": UNKNOWN})

    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([ada.email], "The Vell Review: You have an account already"),
        ([UNKNOWN], "The Vell Review: This address has no account"),
    ]


@pytest.mark.parametrize("name", SLOW)
def test_known_and_unknown_addresses_cost_the_same_slow_steps(ada, monkeypatch, name):
    """Hashing a password takes a thousand times as long as anything else; so does no other step."""
    hashed = []
    hash_once = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *said: hashed.append(1) or hash_once(*said)
    )

    def steps(email: str) -> tuple[int, int]:
        cache.clear()
        hashed.clear()
        mail.outbox.clear()
        what_is_said(name, email)
        return len(hashed), len(mail.outbox)

    assert steps(ada.email) == steps(UNKNOWN)


def test_a_shut_door_looks_the_same_before_an_address_that_is_none(client, ada):
    said = []
    for email in (ada.email, UNKNOWN):
        cache.clear()
        for _ in range(5):
            answer = sign_in(client, email=email, password="a wrong password")
        said.append((answer.status_code, CHANGING.sub("", answer.content.decode())))

    assert said[0] == said[1]
    assert said[0][0] == 429
