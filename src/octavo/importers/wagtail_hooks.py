"""The desk's place in the newsroom: its addresses and its line in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from octavo.importers.desk.views import BringView, ReviewView, may_bring

patterns = [
    path("", BringView.as_view(), name="bring"),
    path("<int:pk>/", ReviewView.as_view(), name="review"),
]


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern | URLResolver]:
    """The desk lies below the newsroom."""
    return [path("copy/", include((patterns, "importers")))]


class CopyInMenuItem(MenuItem):
    """Shown to those who may make articles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees the line."""
        return may_bring(request)


@hooks.register("register_admin_menu_item")
def copy_in_menu_item() -> MenuItem:
    """“Copy in”, next to the articles it makes."""
    return CopyInMenuItem(
        _("Copy in"),
        reverse_lazy("importers:bring"),
        name="copy-in",
        icon_name="download",
        order=90,
    )
