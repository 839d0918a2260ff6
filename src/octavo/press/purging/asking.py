"""One request to a cache's interface. No redirect is followed: a token goes to one place alone."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from octavo.press.purging.errors import CacheAway, CacheRefuses

TIMEOUT = 10.0  # seconds for each step
MOST_READ = 65_536
WELL = range(200, 300)


def ask(
    method: str, address: str, *, headers: Mapping[str, str], body: bytes = b"", unknown: int = 0
) -> None:
    """Return when the cache says yes, or with the status `unknown` that it never had such a page.

    Raises PurgeFailed.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    line = kind(host, parts.port, timeout=TIMEOUT)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        line.request(method, target, body=body or None, headers=dict(headers))
        answer = line.getresponse()
        answer.read(MOST_READ)
    except (OSError, HTTPException) as trouble:
        message = f"{host} does not answer: {str(trouble) or type(trouble).__name__}."
        raise CacheAway(message) from trouble
    finally:
        line.close()
    if answer.status not in WELL and answer.status != unknown:
        message = f"{host} answers {answer.status} {answer.reason}."
        raise CacheRefuses(message)
