"""Where links of an e-book lead: to its own articles, to the magazine's pages, or outside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from octavo.core.manuscript.addresses import is_address

_ARTICLE = re.compile(r"/articles/([a-z0-9-]+)/?(?:[?#].*)?", re.DOTALL)
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
# What may stand in an address as it is; a per cent sign only before two digits.
_SAFE = "!$&'()*+,;=:@/?-._~"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Links:
    """The files of the book's articles by their slugs, and the address of the magazine."""

    files: Mapping[str, str] = field(default_factory=dict)
    address: str = ""

    def leads_to(self, url: str) -> str | None:
        """What a link of the book says; None when it may lead nowhere."""
        if self.address and url.startswith(f"{self.address}/"):
            url = url[len(self.address) :]
        if not is_address(url):
            return None
        if not url.startswith("/"):
            return _outside(url)
        article = _ARTICLE.fullmatch(url)
        if article and article[1] in self.files:
            return self.files[article[1]]
        return _outside(self.address + url) if self.address else None


def _outside(url: str) -> str | None:
    """The address with every character that has no place in one written as per cent."""
    if url.lower().startswith("mailto:"):
        return f"mailto:{_escaped(url[7:], safe=_SAFE)}"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:  # UnicodeError is one
        return None
    if not all(map(_LABEL.fullmatch, host.split("."))):
        return None
    query = f"?{_escaped(parts.query)}" if parts.query else ""
    fragment = f"#{_escaped(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_escaped(parts.path)}{query}{fragment}"


def _escaped(text: str, safe: str = _SAFE) -> str:
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return quote(_LONE_PERCENT.sub("%25", sound), safe=f"{safe}%")
