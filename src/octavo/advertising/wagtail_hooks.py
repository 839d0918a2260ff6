"""Where advertising hangs itself into the newsroom."""

from __future__ import annotations

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from octavo.advertising.newsroom.views.bookings import BOOKINGS


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Before those of the list, which take what is left below the same address."""
    return [path("advertising/", include("octavo.advertising.newsroom.urls"))]


@hooks.register("register_admin_viewset")
def bookings_in_the_menu() -> list[ViewSet]:
    """The list and the form."""
    return [BOOKINGS]
