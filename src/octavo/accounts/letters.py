"""What accounts write by mail: every letter with its subject, in one list.

Known and unknown addresses get a letter alike, so that only the mailbox tells which one it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from octavo.accounts.policy import CODE_LASTS


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and the sentences below it; `%(code)s` and the like are filled in."""

    subject: str
    text: str


N = gettext_noop
CODE = N(
    "Your code is\n\n    %(code)s\n\nIt holds for %(minutes)s minutes, for the browser in which you"
    " asked for it. Nobody from us will ever ask you for it. If you did not ask for it yourself,"
    " you need not do anything."
)
CHANGED = N(
    "This was done on %(when)s, with %(browser)s. If it was not you, sign in by code, choose"
    " another password and sign out everywhere: %(devices)s"
)
LETTERS = {
    "account/email/login_code": Letter(N("Your code for signing in"), CODE),
    "account/email/password_reset_code": Letter(N("Your code for another password"), CODE),
    "account/email/email_confirmation": Letter(N("Your code for this address"), CODE),
    "account/email/email_confirmation_signup": Letter(N("Your code for joining"), CODE),
    "account/email/account_already_exists": Letter(
        N("You have an account already"),
        N(
            "Somebody, probably you, wanted to join with this address. It has an account already:"
            " sign in at %(sign_in)s. If you have no password, have a code sent to you."
        ),
    ),
    "account/email/unknown_account": Letter(
        N("This address has no account"),
        N(
            "Somebody, probably you, wanted to sign in with this address. It has no account:"
            " perhaps you joined with another one. Join with this one at %(join)s. If it was not"
            " you, you need not do anything."
        ),
    ),
    "account/email/password_changed": Letter(N("Your password was changed"), CHANGED),
    "account/email/password_reset": Letter(N("Your password was changed"), CHANGED),
    "account/email/password_set": Letter(N("Your account has a password now"), CHANGED),
    "account/email/email_changed": Letter(
        N("Your account has another address"),
        N(
            "From now on you sign in with %(to_email)s, and our mail goes there. This was done on"
            " %(when)s, with %(browser)s. If it was not you, please write to us at once."
        ),
    ),
    "mfa/email/totp_activated": Letter(N("An app is your second factor now"), CHANGED),
    "mfa/email/totp_deactivated": Letter(N("The app is no longer your second factor"), CHANGED),
    "mfa/email/webauthn_added": Letter(N("Your account has a new passkey"), CHANGED),
    "mfa/email/webauthn_removed": Letter(N("A passkey was removed from your account"), CHANGED),
    "mfa/email/recovery_codes_generated": Letter(N("You have new recovery codes"), CHANGED),
}
# What tells of something done: it stays done when the mail cannot be sent.
TELLING = {"account/email/email_changed"}
NOTICES = TELLING | {prefix for prefix, letter in LETTERS.items() if letter.text == CHANGED}


def compose(letter: Letter, *, magazine: str, facts: dict[str, Any]) -> tuple[str, str]:
    """Subject and body in the language that is active, signed by the magazine."""
    facts = {"minutes": int(CODE_LASTS.total_seconds() // 60), **facts}
    subject = f"{magazine}: {_(letter.subject) % facts}"
    return subject, f"{_(letter.text) % facts}\n\n{magazine}\n{facts['home']}\n"
