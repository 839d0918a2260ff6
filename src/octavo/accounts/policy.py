"""How people sign in, how long that holds and how often they may try: the rules, executed as read.

`docs/reference/sign-in-and-sessions.md` says the same in words. `DJANGO` is what the settings take.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Ages:
    """How long a device stays signed in: at most, and without being seen."""

    most: timedelta
    idle: timedelta

    def end(self, *, began_at: datetime, seen_at: datetime) -> datetime:
        """The moment at which the device is signed out; it is out at that moment."""
        return min(began_at + self.most, seen_at + self.idle)


READER = Ages(most=timedelta(days=30), idle=timedelta(days=14))
NEWSROOM = Ages(most=timedelta(hours=12), idle=timedelta(minutes=30))
STRANGER = Ages(most=timedelta(hours=2), idle=timedelta(hours=1))  # halfway through signing in
SEEN_EVERY = timedelta(minutes=1)  # how exactly we remember when a device was last seen

CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 3
PROOF_LASTS = timedelta(minutes=5)  # then who changes password, address or factors signs in again
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 128

# A door that five wrong passwords from one address shut stays shut for a quarter of an hour.
WRONG_PASSWORDS = 5
DOOR_SHUT = timedelta(minutes=15)

# What one address of the network, one account or one e-mail address may do, as allauth writes it.
TRIES = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,10/10m/key",  # at most 60 wrong passwords an hour for one account
    "signup": "20/m/ip",
    "request_login_code": "20/m/ip,3/5m/key",
    "reset_password": "20/m/ip,3/5m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/10s/key",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "cancel": "20/m/ip,5/10m/key",  # guesses at the subscriber number that belongs to an address
}

_PASSWORDS = "django.contrib.auth.password_validation."

# allauth's forms and ours in their place, in `forms.py`.
_FORMS = {
    "login": "SignIn",
    "signup": "Join",
    "request_login_code": "AskForCode",
    "confirm_login_code": "EnterCode",
    "confirm_email_verification_code": "ConfirmAddress",
    "change_email": "AnotherAddressToJoin",
    "reset_password": "ForgottenPassword",
    "confirm_password_reset_code": "EnterResetCode",
    "reset_password_from_key": "PasswordAfterCode",
    "change_password": "ChangePassword",
    "set_password": "FirstPassword",
    "add_email": "ChangeAddress",
    "reauthenticate": "PasswordAgain",
    "request_reauthentication_code": "AskForCodeAgain",
    "confirm_reauthentication_code": "EnterCodeAgain",
}
_FACTOR_FORMS = {
    "authenticate": "SecondFactorCode",
    "reauthenticate": "SecondFactorAgain",
    "activate_totp": "SetUpApp",
    "add_webauthn": "AddPasskey",
    "edit_webauthn": "NamePasskey",
}


def _ours(forms: dict[str, str]) -> dict[str, str]:
    return {name: f"octavo.accounts.forms.{form}" for name, form in forms.items()}


DJANGO: dict[str, Any] = {
    "AUTH_USER_MODEL": "accounts.Account",
    "AUTHENTICATION_BACKENDS": [
        "axes.backends.AxesStandaloneBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    ],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": _PASSWORDS + "UserAttributeSimilarityValidator"},
        {
            "NAME": _PASSWORDS + "MinimumLengthValidator",
            "OPTIONS": {"min_length": SHORTEST_PASSWORD},
        },
        {"NAME": "octavo.accounts.passwords.NotTooLong"},
        {"NAME": _PASSWORDS + "CommonPasswordValidator"},
    ],
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "account_home",
    "LOGOUT_REDIRECT_URL": "account_login",
    "SESSION_ENGINE": "octavo.accounts.sessions",
    "SESSION_COOKIE_AGE": int(READER.most.total_seconds()),
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    # Who signs in, and how
    "ACCOUNT_ADAPTER": "octavo.accounts.adapter.Adapter",
    "ACCOUNT_FORMS": _ours(_FORMS),
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_UNIQUE_EMAIL": True,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": True,
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT": int(CODE_LASTS.total_seconds()),
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_CHANGE_EMAIL": True,
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
    "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": int(CODE_LASTS.total_seconds()),
    "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT": int(CODE_LASTS.total_seconds()),
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": int(PROOF_LASTS.total_seconds()),
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_RATE_LIMITS": TRIES,
    "MFA_ADAPTER": "octavo.accounts.factors.FactorAdapter",
    "MFA_FORMS": _ours(_FACTOR_FORMS),
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_RECOVERY_CODES_SHOW_ONCE": False,
    "MFA_TOTP_TOLERANCE": 1,  # half a minute either way: clocks of telephones differ
    # Doors that shut
    "AXES_FAILURE_LIMIT": WRONG_PASSWORDS,
    "AXES_COOLOFF_TIME": DOOR_SHUT,
    "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_ENABLE_ADMIN": False,
    "AXES_VERBOSE": False,
    "AXES_USERNAME_CALLABLE": "octavo.accounts.doors.name_tried",
    "AXES_CLIENT_IP_CALLABLE": "octavo.accounts.doors.address_of",
    "AXES_LOCKOUT_CALLABLE": "octavo.accounts.doors.shut",
}
