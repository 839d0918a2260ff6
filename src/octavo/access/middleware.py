"""Who reads: whoever shows a pass, or else is signed in and gets one with the answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from octavo.access.crawlers import reads_everything
from octavo.access.holding import reader_with
from octavo.access.passes import COOKIE, SUBSCRIBES, believer, issue_pass, take_back
from octavo.accounts.models import Account
from octavo.core.access import Reader
from octavo.issues.access import SUBSCRIBER

Answer = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Says with each request who reads. The session is looked at only where no pass is believed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request; the answer brings a pass to who needs one, and ends an old one."""
        request.octavo_reader, is_due = _who_reads(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "octavo_pass_ended", False):
            take_back(request.COOKIES.get(COOKIE, ""), now=timezone.now())
            response.delete_cookie(COOKIE, samesite="Lax")
            response.delete_cookie(SUBSCRIBES, samesite="Lax")
        elif is_due or getattr(request, "octavo_pass_due", False):
            _hand_out(request, response)
        return response


def _who_reads(request: HttpRequest) -> tuple[Reader, bool]:
    """The reader, and whether they have to get a pass."""
    shown = request.COOKIES.get(COOKIE, "")
    holder = believer().holder(shown, now=timezone.now().timestamp()) if shown else None
    if holder is not None and not holder.has_more:
        return holder.reader, False
    if not shown and reads_everything(request):
        return SUBSCRIBER, False
    account = _signed_in(request)
    if account is None:
        return (holder.reader, False) if holder else (Reader(), False)
    return reader_with(account), holder is None


def _signed_in(request: HttpRequest) -> Account | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.user
    return user if isinstance(user, Account) and user.is_authenticated else None


def _hand_out(request: HttpRequest, response: HttpResponse) -> None:
    """Nobody in between may keep an answer that has somebody's pass in it."""
    account = request.user
    if not isinstance(account, Account) or not account.is_active:
        return
    issued = issue_pass(account, now=timezone.now())
    response.set_cookie(
        COOKIE,
        issued.words,
        max_age=issued.seconds,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    if issued.is_subscribers:
        response.set_cookie(
            SUBSCRIBES,
            "1",
            max_age=issued.seconds,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    elif SUBSCRIBES in request.COOKIES:
        response.delete_cookie(SUBSCRIBES, samesite="Lax")
    if "no-store" not in response.get("Cache-Control", ""):
        response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
