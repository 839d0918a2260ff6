"""Which addresses a link of imported copy may keep, and in which form."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, urljoin, urlsplit

from octavo.core.manuscript.addresses import is_address

LONGEST = 4_000
_KEPT_SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_IGNORED = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff]")  # browsers drop them, even inside a scheme
_BARE_HOST = re.compile(r"(?:www\.)[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?$")
_HARMLESS = "%/:=&?~#+!$,;'@()*[]"


def safe_address(address: str, *, base: str = "") -> str:
    """The address a link may keep; empty when it leads nowhere or could do harm.

    Kept are http, https, mailto and paths from the root of the magazine (`/past-issues/`). Other
    relative addresses need `base`, the address of the page they stood in. `#` alone is none.
    """
    address = _IGNORED.sub("", address).strip()
    if not address or address.startswith("#") or len(address) > LONGEST:
        return ""
    if address.startswith("//"):
        address = "https:" + address
    elif _BARE_HOST.match(address):
        address = "https://" + address
    try:
        joined = address if _SCHEME.match(address) else _joined(address, base)
        checked = _checked(joined)
    except ValueError:
        return ""
    return checked if is_address(checked) else ""


def _joined(address: str, base: str) -> str:
    if base.startswith(("http://", "https://")):
        return urljoin(base, address)
    return address if address.startswith("/") else ""


def _checked(address: str) -> str:
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        return quote(address, safe=_HARMLESS) if "@" in unquote(parts.path) else ""
    if scheme in _KEPT_SCHEMES:
        if not parts.hostname:
            return ""
        return _past_redirect(quote(address, safe=_HARMLESS))
    return "" if scheme else quote(address, safe=_HARMLESS)


def _past_redirect(address: str) -> str:
    """Where a link goes that a word processor or mail service had led over its own counter."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    wanted = parse_qs(parts.query)
    if host == "google.com" and parts.path == "/url":
        target = (wanted.get("q") or wanted.get("url") or [""])[0]
    elif host.endswith("safelinks.protection.outlook.com"):
        target = wanted.get("url", [""])[0]
    else:
        return address
    return quote(target, safe=_HARMLESS) if target.startswith(("http://", "https://")) else address
