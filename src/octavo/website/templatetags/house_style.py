"""What templates say of the house style: the links of the head, and the logo."""

from __future__ import annotations

from typing import Any

from django import template

from octavo.issues.models import Picture, Section
from octavo.website.house_style import choosing, previewing

register = template.Library()


@register.simple_tag(takes_context=True)
def style_links(context: dict[str, Any]) -> choosing.Links:
    """The fonts and sheets that this page links."""
    request, page = context["request"], context.get("page")
    if getattr(request, "is_preview", False) and isinstance(page, Section):
        return previewing.links_with_hue(request, page)
    return choosing.links_of(request)


@register.filter
def as_logo(picture: Picture) -> choosing.Logo:
    """The picture as it stands in the masthead."""
    return choosing.logo_shown(picture)
