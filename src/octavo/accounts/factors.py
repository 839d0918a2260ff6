"""Second factors: who has one, who is asked for it, and whether this device has shown it.

A passkey by itself is two factors: something one has, opened by a finger or a PIN. For a reader it
is one more way to sign in, so that nobody is shut out where it is not at hand; for staff it counts.
"""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.http import HttpRequest
from django.utils.translation import gettext as _

from octavo.accounts.magazine import site_name
from octavo.accounts.models import Account
from octavo.accounts.sealing import seal, unseal

SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PROVED = "octavo_second_factor"


class FactorAdapter(DefaultMFAAdapter):
    """Names the magazine to apps and passkeys, and keeps secrets unreadable in the database."""

    def _get_site_name(self) -> str:
        return site_name()

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        """What a passkey is called until its owner says otherwise."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def encrypt(self, text: str) -> str:
        """A secret as it stands in the database: of no use without the installation's key."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself; one that nobody knows if the installation's key has changed."""
        return unseal(encrypted_text) or generate_totp_secret()


class SecondFactor(AuthenticateStage):
    """Asks staff for any factor they have, and readers for the app that they set up for it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if not super()._should_handle(request):
            return False
        account = self.login.user
        return account.may_enter_newsroom() or has_app(account)


def has_app(account: Account) -> bool:
    """Whether an authenticator app is set up."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def has_second_factor(account: Account) -> bool:
    """Whether there is anything beside mail and password that could be asked for."""
    return Authenticator.objects.filter(user=account, type__in=SECOND).exists()


def forget(account: Account) -> int:
    """Remove every factor of an account, recovery codes as well; return how many there were."""
    return Authenticator.objects.filter(user=account).delete()[0]


def has_shown_it(request: HttpRequest) -> bool:
    """Whether this device has shown a second factor since it signed in."""
    steps = get_authentication_records(request, request.user)
    return any(step.get("method") == "mfa" for step in steps) or PROVED in request.session


def prove(request: HttpRequest) -> None:
    """Whoever has just set up a second factor holds it: the session may more, under another key."""
    request.session.cycle_key()
    request.session[PROVED] = True
