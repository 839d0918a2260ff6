"""Where letters hang themselves into the newsroom."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from octavo.post.newsroom.views import MAY_WRITE


@hooks.register("register_admin_urls")
def letter_addresses() -> list[URLResolver]:
    """The pages lie below the newsroom."""
    return [path("letters/", include("octavo.post.newsroom.urls"))]


class LettersMenuItem(MenuItem):
    """Shown to those who may change letters."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees the line."""
        return bool(request.user.has_perm(MAY_WRITE))


@hooks.register("register_settings_menu_item")
def letters_menu_item() -> MenuItem:
    """“Letters”, below the house style."""
    return LettersMenuItem(
        _("Letters"), reverse_lazy("letters:all"), name="letters", icon_name="mail", order=60
    )
