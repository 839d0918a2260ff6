"""Where readership hangs itself into the newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from octavo.readership.bookings import hooks as _bookings  # noqa: F401 - it hangs in by itself
from octavo.readership.newsroom.views import MAY_SEE
from octavo.readership.subjects import kind_of


@hooks.register("register_admin_urls")
def readership_addresses() -> list[URLResolver]:
    """Below the newsroom."""
    return [path("readership/", include("octavo.readership.newsroom.urls"))]


class ReadershipItem(MenuItem):
    """A line for those who may see what is read."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it."""
        return bool(request.user.has_perm(MAY_SEE))


@hooks.register("register_admin_menu_item")
def readership_in_the_menu() -> MenuItem:
    """“Readership” in the main menu."""
    address = reverse_lazy("readership:magazine")
    return ReadershipItem(
        gettext_lazy("Readership"), address, name="readership", icon_name="view", order=250
    )


@hooks.register("register_page_header_buttons")
def readership_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """The way from an article, an issue, a section or an author to how it is read."""
    kind = kind_of(page)
    if kind and page.live and user.has_perm(MAY_SEE):
        url = reverse("readership:subject", args=[kind, page.pk])
        yield Button(_("Readership"), url=url, icon_name="view", priority=48)
