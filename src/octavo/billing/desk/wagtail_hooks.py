"""Where the subscriber desk hangs itself into the newsroom."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet

from octavo.billing.desk.views.base import MAY_SELL, MAY_SERVE
from octavo.billing.desk.views.selling import OFFERS, PROMOTIONS


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLResolver]:
    """The desk lies below the newsroom."""
    return [path("desk/", include("octavo.billing.desk.urls"))]


class DeskItem(MenuItem):
    """A line for those who may act for subscribers."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it."""
        return bool(request.user.has_perm(MAY_SERVE))


class SaleItem(MenuItem):
    """A line for those who may put offers on sale."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it."""
        return bool(request.user.has_perm(MAY_SELL))


class NumbersItem(MenuItem):
    """A line for both."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it."""
        return bool(request.user.has_perm(MAY_SERVE) or request.user.has_perm(MAY_SELL))


def _lines() -> list[MenuItem]:
    offers, codes = reverse_lazy("desk_offers:index"), reverse_lazy("desk_promotions:index")
    return [
        DeskItem(_("Find somebody"), reverse_lazy("desk:find"), icon_name="search", order=10),
        DeskItem(_("Bank statements"), reverse_lazy("desk:bank"), icon_name="doc-full", order=20),
        DeskItem(_("Payouts"), reverse_lazy("desk:payouts"), icon_name="download", order=30),
        DeskItem(_("Cases"), reverse_lazy("desk:cases"), icon_name="warning", order=35),
        NumbersItem(_("Numbers"), reverse_lazy("desk:numbers"), icon_name="order", order=40),
        NumbersItem(_("Takings"), reverse_lazy("desk:takings"), icon_name="table", order=45),
        SaleItem(_("Offers"), offers, icon_name="tag", order=50),
        SaleItem(_("Promotion codes"), codes, icon_name="key", order=60),
    ]


@hooks.register("register_admin_viewset")
def offers_and_codes() -> list[ViewSet]:
    """What is on sale, and what makes it cheaper."""
    return [OFFERS, PROMOTIONS]


@hooks.register("register_admin_menu_item")
def desk_menu() -> MenuItem:
    """“Subscribers” in the main menu, with the pages of the desk."""
    menu = Menu(register_hook_name="register_desk_menu_item", items=_lines())
    return SubmenuMenuItem(_("Subscribers"), menu, name="desk", icon_name="group", order=300)
