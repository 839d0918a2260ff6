"""Who reads: whoever shows a pass, or else is signed in and gets one with the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from octavo.access import guests
from octavo.access.crawlers import reads_everything
from octavo.access.holding import reader_with
from octavo.access.opening import open_as_guest, open_with_account
from octavo.access.passes import COOKIE, SUBSCRIBES, believer, issue_pass, take_back
from octavo.accounts.models import Account
from octavo.core.access import Item, Reader, Right
from octavo.door.asking import is_reading
from octavo.issues.access import SUBSCRIBER

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Reading:
    """Who a request comes from: the reader, their account, what their device has as a guest."""

    reader: Reader
    account: int | None = None
    is_due: bool = False  # a pass has to come with the answer
    guest: tuple[Right, ...] = ()


class ReaderMiddleware:
    """Says with each request who reads. The session is looked at only where no pass is believed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request; the answer brings a pass to who needs one, and ends an old one."""
        reading = _who_reads(request)
        request.octavo_reader = reading.reader  # type: ignore[attr-defined]
        request.octavo_guest = reading.guest  # type: ignore[attr-defined]
        request.octavo_opens = partial(_opens, request, reading)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "octavo_pass_ended", False):
            take_back(request.COOKIES.get(COOKIE, ""), now=timezone.now())
            response.delete_cookie(COOKIE, samesite="Lax")
            response.delete_cookie(SUBSCRIBES, samesite="Lax")
        elif reading.is_due or getattr(request, "octavo_pass_due", False):
            _hand_out(request, response)
        if getattr(request, "octavo_guest_due", False):
            guests.hand_out(response, request.octavo_guest, now=timezone.now())  # type: ignore[attr-defined]
            _keep_to_its_reader(response)
        return response


def _who_reads(request: HttpRequest) -> Reading:
    """The reader, with what this device was given or has opened without an account."""
    reading = _who_holds(request)
    guest = guests.guest_of(request)
    if not guest:
        return reading
    reader = replace(reading.reader, rights=(*reading.reader.rights, *guest))
    return replace(reading, reader=reader, guest=guest)


def _who_holds(request: HttpRequest) -> Reading:
    """The reader by their own pass, or else by their account."""
    shown = request.COOKIES.get(COOKIE, "")
    holder = believer().holder(shown, now=timezone.now().timestamp()) if shown else None
    if holder is not None and not holder.has_more:
        return Reading(holder.reader, account=int(holder.account))
    if not shown and reads_everything(request):
        return Reading(SUBSCRIBER)
    account = _signed_in(request)
    if account is None:
        return Reading(holder.reader, account=int(holder.account)) if holder else Reading(Reader())
    return Reading(reader_with(account), account=account.pk, is_due=holder is None)


def _signed_in(request: HttpRequest) -> Account | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.user
    return user if isinstance(user, Account) and user.is_authenticated else None


def _opens(request: HttpRequest, reading: Reading, item: Item, now: datetime) -> bool:
    """Open the item with the meter for somebody who is going to read it and was refused.

    True says that the reader of this request may have it from now on; the answer brings the pass
    that says so.
    """
    said = {b"sec-purpose": "Sec-Purpose", b"sec-fetch-mode": "Sec-Fetch-Mode"}
    headers = {
        name: request.headers[theirs].encode()
        for name, theirs in said.items()
        if theirs in request.headers
    }
    if not is_reading((request.method or "").encode(), headers):
        return False
    if reading.account is not None and reading.reader.is_registered:
        return _opens_with_account(request, reading, item, now)
    right = open_as_guest(reading.reader, item, now=now)
    if right is None:
        return False
    held = guests.with_right(reading.guest, right, now=now)
    if not guests.has_room(held):
        return False
    request.octavo_guest, request.octavo_guest_due = held, True  # type: ignore[attr-defined]
    rights = (*reading.reader.rights, right)
    request.octavo_reader = replace(reading.reader, rights=rights)  # type: ignore[attr-defined]
    return True


def _opens_with_account(request: HttpRequest, reading: Reading, item: Item, now: datetime) -> bool:
    """Who shows a pass and has no session reads as well, and gets no pass for longer by that."""
    reader = open_with_account(reading.account or 0, item, besides=reading.guest, now=now)
    if reader is None:
        return False
    request.octavo_reader = reader  # type: ignore[attr-defined]
    request.octavo_pass_due = _signed_in(request) is not None  # type: ignore[attr-defined]
    return True


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
    _keep_to_its_reader(response)


def _keep_to_its_reader(response: HttpResponse) -> None:
    if "no-store" not in response.get("Cache-Control", ""):
        response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
