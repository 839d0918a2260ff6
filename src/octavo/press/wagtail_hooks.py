"""Where the press hangs itself into the newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from octavo.issues.models import Issue
from octavo.press.pages import hooks as _pages  # noqa: F401 - it hangs in more by itself
from octavo.press.studio import hooks as _studio  # noqa: F401 - so does this


@hooks.register("register_admin_urls")
def press_addresses() -> list[URLResolver]:
    """The press's own pages lie below Wagtail's."""
    return [path("", include("octavo.press.newsroom.urls"))]


@hooks.register("register_page_header_buttons")
def board_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """The way from an issue to its board."""
    if page.specific_class is Issue and page.permissions_for_user(user).can_edit():
        url = reverse("press:board", args=[page.pk])
        yield Button(_("Editions"), url=url, icon_name="doc-full", priority=3)


class BoardMenuItem(ActionMenuItem):
    """The same in the menu at the foot of an issue's form."""

    name = "action-editions"
    label = gettext_lazy("Editions…")
    icon_name = "doc-full"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """On the form of an issue that is there."""
        return context["view"] == "edit" and isinstance(context.get("page"), Issue)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """Where the board is."""
        return reverse("press:board", args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def board_menu_item() -> ActionMenuItem:
    """Below the buttons that close and publish."""
    return BoardMenuItem(order=6)
