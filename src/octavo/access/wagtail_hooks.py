"""Where the subscriber desk hangs itself into the newsroom."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from octavo.access.desk.views import MAY_GRANT


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLResolver]:
    """The desk lies below the newsroom."""
    return [path("readers/", include("octavo.access.desk.urls"))]


class ReadersMenuItem(MenuItem):
    """Shown to those who may grant."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees the line."""
        return bool(request.user.has_perm(MAY_GRANT))


@hooks.register("register_admin_menu_item")
def readers_menu_item() -> MenuItem:
    """“Readers” in the main menu."""
    return ReadersMenuItem(
        _("Readers"), reverse_lazy("access:readers"), name="readers", icon_name="group", order=300
    )
