"""The articles of the last two days, which is what a news search takes for news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from octavo.issues.models import Article
from octavo.website.machines.addresses import absolute
from octavo.website.machines.moments import appeared_at
from octavo.website.views.asking import readable_now

NEW_FOR = timedelta(days=2)
MOST = 1_000
_CHINESE = {"zh-cn", "zh-tw"}  # the only languages that are named with a region


@dataclass(frozen=True, slots=True)
class NewsPiece:
    """What a news search wants to know of an article."""

    address: str
    title: str
    language: str
    appeared_at: datetime


def news(request: HttpRequest, *, now: datetime) -> list[NewsPiece]:
    """Those that appeared in the last two days, newest first; no older text that came in now."""
    since = now - NEW_FOR
    recent = Article.objects.live().not_spiked().filter(first_published_at__gte=since)
    found = readable_now(
        request,
        recent.select_related("section", "flatplan_item__issue")
        .defer("body")
        .order_by("-first_published_at", "flatplan_item__sort_order")[:MOST],
    )
    pieces = [
        NewsPiece(absolute(it.url), it.title, _language(it.language), appeared_at(it))
        for it in found
    ]
    return [piece for piece in pieces if piece.appeared_at >= since]


def _language(tag: str) -> str:
    """The language alone, in two or three letters."""
    return tag.lower() if tag.lower() in _CHINESE else tag.lower().partition("-")[0]
