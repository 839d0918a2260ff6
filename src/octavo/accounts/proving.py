"""Somebody shows in the middle of something else that an address is theirs, and is signed in.

allauth does it, with its limits: the code is the one for signing in. An address without an account
gets one, as by joining; what is seen and sent is the same for both.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.ratelimit import consume
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from octavo.accounts.forms import EnterCode
from octavo.accounts.models import Account

Proof: Any = LoginCodeVerificationProcess  # allauth's, which has no types


def send_code(request: HttpRequest, *, email: str) -> bool:
    """Send a code to that address; whether that was not too often."""
    email = email.strip().lower()
    if not consume(request, action="request_login_code", key=email):
        return False
    Proof.initiate(request=request, user=_account(email), email=email)
    return True


def waiting(request: HttpRequest) -> Any:
    """The proof that this browser still owes; None where there is none, or its time is over."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return Proof.resume(stage) if stage else None


def code_form(proof: Any, given: Any = None) -> EnterCode:
    """The form for the code."""
    return EnterCode(given, code=proof.code)


def _account(email: str) -> Account | None:
    """Whose address it is, a new account if nobody's; None for one that is closed."""
    found = Account.objects.filter(email__iexact=email).first() or _join(email)
    return found if found.is_active else None


def _join(email: str) -> Account:
    """An account whose address is to be confirmed. Two at once make one."""
    try:
        with transaction.atomic():
            made = Account.objects.create_user(email)
            EmailAddress.objects.create(user=made, email=email, primary=True, verified=False)
    except IntegrityError:
        return Account.objects.get(email__iexact=email)
    return made
