"""The door that wrong passwords shut: who is counted, and what stands there once it is shut."""

from __future__ import annotations

from typing import Any

from allauth.core.internal.ratelimit import truncate_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The e-mail address that somebody tries, whether it is an account's or not."""
    tried = credentials or {}
    return str(tried.get("email") or tried.get("username") or "").strip().lower()[:254]


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; `website.serving.entrance` has made sure that it is true.

    Whoever has one IPv6 address has a network of them, so that counts as one.
    """
    return truncate_ip(request.META.get("REMOTE_ADDR", ""))


def shut(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """The same answer for an account and for an address that is none."""
    return render(request, "429.html", status=429)
