"""Where the subscriber desk hangs itself into the newsroom."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from octavo.billing.desk.views.base import MAY_SERVE


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLResolver]:
    """The desk lies below the newsroom."""
    return [path("desk/", include("octavo.billing.desk.urls"))]


class DeskItem(MenuItem):
    """A line for those who may act for subscribers."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it."""
        return bool(request.user.has_perm(MAY_SERVE))


def _lines() -> list[MenuItem]:
    return [
        DeskItem(_("Find somebody"), reverse_lazy("desk:find"), icon_name="search", order=10),
    ]


@hooks.register("register_admin_menu_item")
def desk_menu() -> MenuItem:
    """“Subscribers” in the main menu, with the pages of the desk."""
    menu = Menu(register_hook_name="register_desk_menu_item", items=_lines())
    return SubmenuMenuItem(_("Subscribers"), menu, name="desk", icon_name="group", order=300)
