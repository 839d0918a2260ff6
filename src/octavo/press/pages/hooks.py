"""The ways to the pages of an article or an issue, in the newsroom's menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from octavo.issues.models import Article, Issue

_KINDS = {Article: "article", Issue: "issue"}


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """The pages lie below Wagtail's."""
    return [path("", include("octavo.press.pages.urls"))]


@hooks.register("register_page_header_buttons")
def pages_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the menu beside the title of an article or an issue."""
    kind = _KINDS.get(page.specific_class)
    if kind and page.permissions_for_user(user).can_edit():
        url = reverse(f"press_pages:{kind}", args=[page.pk])
        yield Button(_("Pages"), url=url, icon_name="view", priority=4)
