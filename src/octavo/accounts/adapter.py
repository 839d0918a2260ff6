"""What allauth asks of the project: which steps signing in has, what is said, what is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from octavo.accounts.addresses import vouch_for
from octavo.accounts.browsers import browser_of
from octavo.accounts.letters import LETTERS
from octavo.accounts.models import Account
from octavo.accounts.policy import CODE_LASTS
from octavo.post.delivering import deliver
from octavo.post.forgetting import ONCE
from octavo.post.kinds import Rank
from octavo.post.letters import send

# What is said on the next page; what a page says by itself is not said twice.
SAID = {
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _(
        "Your password is changed, and all other devices are signed out."
    ),
    "account/messages/password_set.txt": _("Your account has a password now."),
    "account/messages/email_confirmed.txt": _("Your address is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("This address cannot be confirmed."),
    "mfa/messages/totp_activated.txt": _("The app is your second factor now."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer your second factor."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("These are your new recovery codes."),
}
STAGES = [
    "allauth.account.stages.LoginByCodeStage",
    "allauth.account.stages.EmailVerificationStage",
    "octavo.accounts.factors.SecondFactor",
]


class Adapter(DefaultAccountAdapter):
    """allauth's adapter in the magazine's words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Address and password do not belong together."),
        "incorrect_code": _("That is not the code. Look at the newest mail, or have another sent."),
        "incorrect_password": _("That is not your password."),
        "too_many_login_attempts": _(
            "That was wrong too often. Wait some minutes, then try again."
        ),
    }

    def get_login_stages(self) -> list[str]:
        """The steps between the first proof and being signed in."""
        return STAGES

    def pre_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse | None:
        """Before the steps: an address that the newsroom answers for counts as confirmed."""
        vouch_for(user)
        return super().pre_login(request, user, **more)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the request comes from; `website.serving.entrance` has made sure it is true."""
        return str(request.META.get("REMOTE_ADDR", ""))

    def get_reauthentication_methods(self, user: Account | AnonymousUser) -> list[dict[str, Any]]:
        """How somebody shows once more who they are; staff by the strongest means they have.

        So a password that was stolen sets up no second factor, and takes none away.
        """
        ways = super().get_reauthentication_methods(user)
        is_staff = isinstance(user, Account) and user.may_enter_newsroom()
        if not (settings.STAFF_SECOND_FACTOR and is_staff):
            return ways
        strong = [way for way in ways if way["id"].startswith("mfa_")]
        by_mail = [way for way in ways if way["id"] == "reauthenticate_by_code"]
        return strong or by_mail or ways

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what is worth saying; not that somebody who sees their account has signed in."""
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our letters, in the language of the account that has this address.

        Somebody waits before the screen for a code, so it is handed over at once; whatever keeps
        it is said, and the post tries again. All else goes with the next round.
        """
        kind = LETTERS[template_prefix]
        account = Account.objects.filter(email__iexact=email).first()
        language = account.language if account and account.language else settings.LANGUAGE_CODE
        now = timezone.now()
        with translation.override(language):
            facts = {**context, **self._facts(context, now=now)}
        letter = send(
            kind.name,
            to=email,
            language=language,
            facts=facts,
            key=f"{ONCE}{uuid4()}",
            now=now,
        )
        if kind.rank == Rank.AWAITED and not deliver(letter, clock=timezone.now):
            raise ImmediateHttpResponse(self._mail_is_away())

    def _mail_is_away(self) -> HttpResponse:
        """Said for known and unknown addresses alike: without the mail nobody comes further."""
        return render(self.request, "account/mail_away.html", status=503)

    def _facts(self, context: dict[str, Any], *, now: datetime) -> dict[str, Any]:
        unknown = translation.gettext("an unknown browser")
        return {
            "minutes": str(int(CODE_LASTS.total_seconds() // 60)),
            "when": context.get("timestamp") or now,
            "browser": browser_of(context.get("user_agent", "")) or unknown,
            "new_address": context.get("to_email", ""),
            "sign_in": settings.ADDRESS + reverse("account_login"),
            "join": settings.ADDRESS + reverse("account_signup"),
            "devices": settings.ADDRESS + reverse("account_devices"),
        }
