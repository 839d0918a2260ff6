"""Asks Django for a page as a web server would, in this process, in a variant that is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse

from octavo.core.access import Item, Variant
from octavo.issues.noting import AD_FREE, VARIANT, shown_in

# What the door says by itself, or what belongs to one answer alone.
NOT_KEPT = frozenset(
    {"cache-control", "content-length", "date", "etag", "expires", "server", "vary"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One variant as Django sent it; `shows` are the advertisements in it."""

    item: Item
    headers: tuple[tuple[str, str], ...]
    content: bytes
    shows: tuple[int, ...] = ()


def ask(address: str, variant: Variant, *, is_ad_free: bool = False) -> Asked | None:
    """The page at that address; None for whatever may not be kept.

    No request begins or ends: that would close the connection to the database, and with it whatever
    transaction this is asked in.
    """
    request = WSGIRequest(_environ(address, variant, is_ad_free=is_ad_free))
    response = _django().get_response(request)
    request.close()
    item = getattr(response, "octavo_item", None)
    if item is None or not isinstance(response, HttpResponse) or not _may_be_kept(response):
        return None
    headers = tuple(
        (name.lower(), value) for name, value in response.items() if name.lower() not in NOT_KEPT
    )
    return Asked(item, headers, response.content, shown_in(request))


def _may_be_kept(response: HttpResponse) -> bool:
    """Whether it is the same for everybody who may see this variant."""
    said = response.headers.get("Cache-Control", "").lower()
    policy = response.headers.get("Content-Security-Policy", "")
    return (
        response.status_code == 200
        and not response.cookies
        and "no-store" not in said
        and "private" not in said
        and "'nonce-" not in policy
        and "Content-Encoding" not in response.headers
    )


@cache
def _django() -> WSGIHandler:
    return WSGIHandler()


def _environ(address: str, variant: Variant, *, is_ad_free: bool) -> dict[str, Any]:
    site = urlsplit(settings.ADDRESS)
    host = site.hostname or "localhost"
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": host,
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": None,
        VARIANT: variant.value,
        AD_FREE: is_ad_free,
    }
