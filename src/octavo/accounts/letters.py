"""What accounts write by mail: every letter, by the name that allauth has for it.

Known and unknown addresses get a letter alike, so that only the mailbox tells which one it is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from octavo.accounts.policy import CODE_LASTS
from octavo.post.kinds import Form, Kind, Rank, register

WORDS = Path(__file__).with_name("words")
SITE = "https://magazine.example"


def _code(name: str, label: Any) -> Kind:
    """A code that opens a door: somebody waits for it, and it is worth nothing later on."""
    return Kind(
        name=name,
        label=label,
        words=WORDS,
        facts={"code": "code", "minutes": "text"},
        example={"code": "K7PX-2WMD", "minutes": "10"},
        rank=Rank.AWAITED,
        is_demanded=True,
        is_secret=True,
        lasts=CODE_LASTS,
    )


def _answer(name: str, label: Any, link: str) -> Kind:
    """What comes in place of a code, in the same time."""
    return Kind(
        name=name,
        label=label,
        words=WORDS,
        facts={link: "link"},
        example={link: f"{SITE}/account/"},
        rank=Rank.AWAITED,
        is_demanded=True,
        lasts=CODE_LASTS,
    )


def _change(name: str, label: Any, **more: Form) -> Kind:
    """What tells of something done: it stays done when the mail cannot be sent."""
    return Kind(
        name=name,
        label=label,
        words=WORDS,
        facts={"when": "moment", "browser": "text", "devices": "link", **more},
        example={
            "when": datetime(2026, 11, 18, 20, 15, tzinfo=UTC),
            "browser": "Firefox on Linux",
            "devices": f"{SITE}/account/devices/",
            **dict.fromkeys(more, "ada@new.example"),
        },
        is_demanded=True,
    )


LETTERS = {
    "account/email/login_code": _code("login-code", _("Code for signing in")),
    "account/email/password_reset_code": _code("password-code", _("Code for another password")),
    "account/email/email_confirmation": _code("address-code", _("Code for another address")),
    "account/email/email_confirmation_signup": _code("join-code", _("Code for joining")),
    "account/email/account_already_exists": _answer(
        "account-exists", _("There is an account already"), "sign_in"
    ),
    "account/email/unknown_account": _answer("account-unknown", _("There is no account"), "join"),
    "account/email/password_changed": _change("password-changed", _("Password changed")),
    "account/email/password_reset": _change("password-changed", _("Password changed")),
    "account/email/password_set": _change("password-set", _("First password")),
    "account/email/email_changed": _change(
        "account-moved", _("Account has another address"), new_address="text"
    ),
    "mfa/email/totp_activated": _change("app-set-up", _("Second factor set up")),
    "mfa/email/totp_deactivated": _change("app-removed", _("Second factor removed")),
    "mfa/email/webauthn_added": _change("passkey-added", _("Passkey added")),
    "mfa/email/webauthn_removed": _change("passkey-removed", _("Passkey removed")),
    "mfa/email/recovery_codes_generated": _change("recovery-codes", _("New recovery codes")),
}


def announce() -> None:
    """Let the post know of them."""
    register(*LETTERS.values())
