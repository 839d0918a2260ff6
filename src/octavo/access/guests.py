"""The guest's pass in Django: what this device has opened, or was given. The door has the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from octavo.access.passes import believer
from octavo.core.access import Right
from octavo.door.asking import GUEST

COOKIE = GUEST.decode().removesuffix("=")


def guest_of(request: HttpRequest) -> tuple[Right, ...]:
    """What the pass says that this request shows; nothing where it is not believed."""
    shown = request.COOKIES.get(COOKIE, "")
    return believer().guest(shown) if shown else ()


def with_right(held: Iterable[Right], right: Right, *, now: datetime) -> tuple[Right, ...]:
    """What a guest holds with one right more. What is over goes, and an older one to the same."""
    kept = (
        one
        for one in held
        if (one.until is None or one.until > now) and (one.kind, one.key) != (right.kind, right.key)
    )
    return (*kept, right)


def has_room(rights: Iterable[Right]) -> bool:
    """Whether a pass can say all that was opened; gifts make room by themselves."""
    return believer().guests_pass(rights) is not None


def hand_out(response: HttpResponse, rights: Iterable[Right], *, now: datetime) -> None:
    """Give the device a pass with these rights, which there must be room for."""
    held = tuple(rights)
    lasts = max((right.until for right in held if right.until is not None), default=now) - now
    response.set_cookie(
        COOKIE,
        believer().guests_pass(held) or "",
        max_age=int(lasts.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
