"""What a request's headers say, read no further than the door needs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from octavo.door.store.pages import ENCODINGS

PASS = b"octavo_pass="
GUEST = b"octavo_guest="
# The cookie of somebody who is signed in, on a secure site and on any other.
# Crawlers of search engines, which a publisher may let read all; Django knows who they really are.
SEARCH_ENGINES = (b"googlebot", b"bingbot", b"applebot", b"duckduckbot", b"bravebot", b"yandexbot")
SESSIONS = (b"__Host-session=", b"session=")
# Where a reader came from, for those who count; they ask for the same page.
TRACKING = ("utm_", "mtm_", "pk_")
TRACKING_NAMES = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"})


def address(target: bytes) -> str | None:
    """The path that is asked for; None when the query asks for something of its own."""
    path, mark, query = target.partition(b"?")
    if mark and not _is_tracking(query):
        return None
    return path.decode("latin-1")


def _is_tracking(query: bytes) -> bool:
    names = (part.partition(b"=")[0] for part in query.split(b"&") if part)
    return all(_is_tracking_name(name.decode("latin-1").lower()) for name in names)


def _is_tracking_name(name: str) -> bool:
    return name in TRACKING_NAMES or name.startswith(TRACKING)


def shown_pass(cookie: bytes) -> str:
    """The pass in a Cookie header; empty without one. Of several the first counts."""
    return _shown(cookie, PASS)


def shown_guest(cookie: bytes) -> str:
    """The guest's pass in a Cookie header, in the same way."""
    return _shown(cookie, GUEST)


def is_reading(method: bytes, headers: Mapping[bytes, bytes]) -> bool:
    """Whether somebody is going to read it.

    No HEAD, no browser that only fetches ahead, and no script, which keeps pages for later as our
    service worker does: browsers say so by themselves.
    """
    return (
        method == b"GET"
        and b"prefetch" not in headers.get(b"sec-purpose", b"")
        and headers.get(b"sec-fetch-mode", b"navigate") == b"navigate"
    )


def _shown(cookie: bytes, name: bytes) -> str:
    begin = 0 if cookie.startswith(name) else cookie.find(b"; " + name) + 2
    if begin == 1:
        return ""
    end = cookie.find(b";", begin)
    found = cookie[begin + len(name) : None if end < 0 else end]
    return found.decode("latin-1")


def may_be_search_engine(user_agent: bytes) -> bool:
    """Whether its sender says so, which anybody can."""
    said = user_agent.lower()
    return any(name in said for name in SEARCH_ENGINES)


def has_session(cookie: bytes) -> bool:
    """Whether its sender may be signed in; Django alone can tell."""
    return any(part.lstrip().startswith(SESSIONS) for part in cookie.split(b";"))


@lru_cache(maxsize=512)
def encodings(accepted: bytes) -> tuple[str, ...]:
    """The encodings that a browser takes, ours to choose from, in our order; the plain one last.

    A name with `q=0` is one it does not take, `*` stands for those that are not named.
    """
    said: dict[str, bool] = {}
    for part in accepted.decode("latin-1").lower().split(","):
        name, _, weight = part.partition(";")
        said[name.strip()] = not _is_nought(weight.replace(" ", ""))
    rest = said.get("*", False)
    return (*(name for name in ENCODINGS if name and said.get(name, rest)), "")


def _is_nought(weight: str) -> bool:
    name, _, value = weight.partition("=")
    return name == "q" and value.strip("0") in {"", "."} and value != ""


def matches(asked: bytes, etag: bytes) -> bool:
    """Whether If-None-Match names what we would send. Weak and strong ones are the same here."""
    if asked == etag:
        return True
    if asked.strip() == b"*":
        return True
    return etag in (one.strip().removeprefix(b"W/") for one in asked.split(b","))
