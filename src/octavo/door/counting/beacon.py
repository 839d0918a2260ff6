"""How far somebody has read: what a page's script says once, when its reader leaves it.

    POST /read/article:407/75

It says no more than that. Whoever asks not to be followed is not heard, nor is another site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from octavo.door.answers import Answer, Head
from octavo.door.counting.sources import INSIDE, path_of, source_of

BEGIN = b"/read/"
_ASKED = re.compile(rb"/read/(article:[0-9]{1,18})/(25|50|75|100)")

_PAIRS = [(b"cache-control", b"no-store"), (b"content-length", b"0")]


def _answer(status: int) -> Answer:
    pairs = _PAIRS[: 1 if status == 204 else 2]
    lines = b"".join(b"%s: %s\r\n" % pair for pair in pairs)
    return Answer(status, Head(pairs, lines), lines + b"\r\n")


TAKEN, REFUSED, NOT_KNOWN = _answer(204), _answer(403), _answer(404)


def asked(target: bytes) -> tuple[str, str] | None:
    """The article and the quarter; None for what says neither."""
    found = _ASKED.fullmatch(target)
    return (found[1].decode(), found[2].decode()) if found else None


def may_be_heard(headers: Mapping[bytes, bytes], ours: frozenset[str]) -> bool:
    """Whether a page of ours says it, and its reader has not asked to be left alone."""
    if headers.get(b"dnt") == b"1" or headers.get(b"sec-gpc") == b"1":
        return False
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site == b"same-origin"
    return source_of(headers.get(b"origin", b""), ours) == INSIDE


def page_of(headers: Mapping[bytes, bytes], ours: frozenset[str]) -> bytes | None:
    """The address of the page that says it; None where it is none of ours."""
    referer = headers.get(b"referer", b"")
    return path_of(referer) if source_of(referer, ours) == INSIDE else None
