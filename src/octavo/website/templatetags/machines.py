"""What templates say to machines with one word."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language, to_locale

from octavo.website.machines.head import Head, head_of
from octavo.website.machines.sharing import HEIGHT, WIDTH

register = template.Library()


@register.simple_tag(takes_context=True)
def head_for_machines(context: dict[str, Any]) -> Head | None:
    """What the head of this page says; nothing where an error stands in its place."""
    request = context.get("request")
    if request is None:
        return None
    title, address = context.get("heading", ""), context.get("address", "")
    leaf = context.get("leaf")
    if address and leaf is not None and leaf.number > 1:
        address += f"?page={leaf.number}"
    return head_of(context.get("page"), request, title=title, address=address)


@register.simple_tag
def share_sides() -> tuple[int, int]:
    """How wide and how high a share picture is."""
    return WIDTH, HEIGHT


@register.simple_tag
def shared_locale() -> str:
    """The page's language as Open Graph writes it."""
    return to_locale(get_language() or settings.LANGUAGE_CODE)
