"""What pages say of the meter, of gifts, and of articles that are free for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import reverse

from octavo.access.standing import Standing
from octavo.issues.models import Article
from octavo.website.pages.article import ArticleParts
from octavo.website.pages.site import site_parts
from octavo.website.views import asking

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's page tells of the meter, or of a gift alone, and where that is asked."""

    is_metered: bool
    page: str
    notice: str


@register.filter
def free_until(article: Article) -> datetime | None:
    """Until when an article that is held back otherwise is free to everybody; mostly None."""
    return asking.free_until(article)


@register.simple_tag(takes_context=True)
def meter_place(context: dict[str, Any], article: Article, parts: ArticleParts) -> Place | None:
    """The place at the end of this article's page; None where there is nothing to tell."""
    request: HttpRequest = context["request"]
    if parts.is_for_all or getattr(request, "is_preview", False):
        return None
    said = site_parts(request).publication
    is_on = bool(said.meter_without_account or said.meter_with_account)
    is_metered = parts.is_metered and is_on
    if not is_metered and (parts.is_teaser or not said.gifts_a_month):
        return None
    query = urlencode({"for": article.slug})
    return Place(is_metered, f"{reverse('meter')}?{query}", f"{reverse('meter_notice')}?{query}")


@register.simple_tag(takes_context=True)
def free_with_account(context: dict[str, Any], parts: ArticleParts) -> int:
    """How many articles a month an account opens, where that is more than without one."""
    said = site_parts(context["request"]).publication
    is_more = parts.is_metered and said.meter_with_account > said.meter_without_account
    return said.meter_with_account if is_more else 0


@register.simple_tag(takes_context=True)
def gift_address(context: dict[str, Any], article: Article, parts: ArticleParts) -> str:
    """Where a subscriber gives this article away; empty where nobody does."""
    if parts.is_teaser or parts.is_for_all:
        return ""
    said = site_parts(context["request"]).publication
    return reverse("give", args=[article.slug]) if said.gifts_a_month else ""


@register.simple_tag(takes_context=True)
def standing_now(context: dict[str, Any]) -> Standing | None:
    """Where the reader of this page stands with the meter."""
    return asking.standing_now(context["request"])
