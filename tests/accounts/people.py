"""What people do when they sign in, and what they find in their mailbox."""

from __future__ import annotations

import re

from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.mailbox import deliver_all

PASSWORD = "a lantern on the quay"
A_CODE = re.compile(r"^    (\S+)$", re.MULTILINE)


def the_code(*, to: str) -> str:
    """The code in the newest mail to this address."""
    return [
        found[1]
        for letter in mail.outbox
        if letter.to == [to] and (found := A_CODE.search(letter.body))
    ][-1]


def subjects(*, to: str) -> list[str]:
    """What the mails to this address are about."""
    deliver_all()
    return [letter.subject for letter in mail.outbox if letter.to == [to]]


def join(client: Client, *, email: str) -> None:
    """Join with an address, and enter the code."""
    client.post(reverse("account_signup"), {"email": email})
    client.post(reverse("account_email_verification_sent"), {"code": the_code(to=email)})


def sign_in(client: Client, *, email: str, password: str = PASSWORD, **more: str):
    """Sign in by password; the answer, redirects not followed."""
    given = {"login": email, "password": password, **more}
    return client.post(reverse("account_login"), given)


def sign_in_by_code(client: Client, *, email: str):
    """Have a code sent, and enter it."""
    client.post(reverse("account_request_login_code"), {"email": email})
    return client.post(reverse("account_confirm_login_code"), {"code": the_code(to=email)})


def is_signed_in(client: Client) -> bool:
    """Whether the account's page opens."""
    return client.get(reverse("account_home")).status_code == 200
