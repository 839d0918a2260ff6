"""What the head of each page says of the app: its icons, and the colours of the paper."""

from __future__ import annotations

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from octavo.issues.models import Publication
from octavo.website.app import colours
from octavo.website.app.icons import icon_address
from octavo.website.first_paint import SCRIPT
from octavo.website.pages.site import site_parts

register = template.Library()


@register.simple_tag
def first_paint() -> SafeString:
    """The script that speaks to the style sheets, which the policy allows by its hash."""
    return mark_safe(f"<script>{SCRIPT}</script>")  # noqa: S308 our own file, byte for byte


@register.filter
def papers(publication: Publication) -> list[tuple[str, str]]:
    """Each ground with the colour of its paper."""
    return list(colours.papers(publication).items())


@register.simple_tag(takes_context=True)
def app_icons(context: dict[str, Any]) -> SafeString:
    """The icon of the window, which is the logo once there is one, and that of the home screen."""
    publication = site_parts(context["request"]).publication
    touch = format_html(
        '<link rel="apple-touch-icon" href="{}">', icon_address("touch-180", publication)
    )
    if publication.logo_id:
        drawn = icon_address("icon-192", publication)
        return format_html('<link rel="icon" href="{}" sizes="192x192">\n{}', drawn, touch)
    sheet = static("octavo/sheet.svg")
    return format_html('<link rel="icon" href="{}" type="image/svg+xml">\n{}', sheet, touch)
