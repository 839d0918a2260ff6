"""What led somebody to subscribe: the last article before the offers, carried in the address.

No cookie and no profile: the path goes from page to page in plain sight, and ends in the order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from octavo.issues.models import Article

FROM = "from"
_ARTICLE = re.compile(r"/articles/([\w-]+)/")


@dataclass(frozen=True, slots=True)
class Led:
    """The article, as its reader knows it."""

    path: str
    headline: str


def path_before(request: HttpRequest) -> str:
    """The article that this page was reached from; empty if it was none."""
    said = request.POST.get(FROM) or request.GET.get(FROM) or _referred_by(request)
    found = _ARTICLE.fullmatch(said)
    return found[0] if found else ""


def article_at(path: str) -> Led | None:
    """The article at that path, if it is there to be read."""
    found = _ARTICLE.fullmatch(path or "")
    if found is None:
        return None
    headline = Article.objects.live().not_spiked().filter(slug=found[1]).values_list("title")
    return next((Led(path, title) for (title,) in headline), None)


def _referred_by(request: HttpRequest) -> str:
    said = urlsplit(request.headers.get("referer", ""))
    ours = {urlsplit(settings.ADDRESS).netloc, request.get_host()}
    return said.path if said.netloc in ours else ""
