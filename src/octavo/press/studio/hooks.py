"""The ways into the studio, in the newsroom's menus."""

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

from octavo.issues.models import Article
from octavo.press.studio.newsroom.views.lexicon import PERMISSION


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """The studio lies below the newsroom."""
    return [path("", include("octavo.press.studio.newsroom.urls"))]


@hooks.register("register_page_header_buttons")
def listening_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the menu beside the title of an article."""
    if page.specific_class is Article and page.permissions_for_user(user).can_edit():
        url = reverse("studio:article", args=[page.pk])
        yield Button(_("Listening"), url=url, icon_name="media", priority=5)


class LexiconItem(MenuItem):
    """Shown to those who may say how words are said."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees the line."""
        return request.user.has_perm(PERMISSION)


@hooks.register("register_settings_menu_item")
def lexicon_item() -> MenuItem:
    """Beside the other settings of the magazine."""
    return LexiconItem(
        gettext_lazy("Lexicon"),
        reverse_lazy("studio:lexicon"),
        name="lexicon",
        icon_name="openquote",
        order=310,
    )
