"""What the magazine is called where people sign in: in mail, in their apps and passkeys."""

from __future__ import annotations

from django.conf import settings
from wagtail.models import Site


def site_name() -> str:
    """The name the magazine was founded with; Octavo's before that."""
    site = Site.objects.filter(is_default_site=True).first()
    return (site.site_name if site else "") or settings.WAGTAIL_SITE_NAME
