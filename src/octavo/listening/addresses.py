"""Whole addresses of a private podcast. Each of them holds its secret."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from octavo.issues.models import Issue, Section

Part = Section | Issue | None


def feed_address(token: str, of: Part = None) -> str:
    """The feed of everything, or of that section or issue."""
    match of:
        case Section():
            return _whole("listening:section", token, of.slug)
        case Issue():
            return _whole("listening:issue", token, of.slug)
    return _whole("listening:everything", token)


def file_address(token: str, slug: str, ending: str) -> str:
    """The sound of an article, or what goes with it."""
    return _whole("listening:file", token, slug, ending)


def article_address(slug: str) -> str:
    """The page of an article, which is nobody's secret."""
    return f"{settings.ADDRESS}/articles/{slug}/"


def offers_address(slug: str) -> str:
    """The offers, which lead back to that article."""
    return f"{settings.ADDRESS}{reverse('subscribe')}?from=/articles/{slug}/"


def _whole(name: str, *parts: str) -> str:
    return settings.ADDRESS + reverse(name, args=parts)
