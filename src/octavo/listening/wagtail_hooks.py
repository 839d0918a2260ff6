"""Where private podcasts hang themselves into the subscriber desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from octavo.accounts.models import Account
from octavo.billing.desk.views.base import MAY_SERVE
from octavo.listening.models import PrivateFeed
from octavo.listening.noticing import uses_of


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLResolver]:
    """Below the desk."""
    return [path("desk/podcasts/", include("octavo.listening.desk_urls"))]


class DeskItem(MenuItem):
    """A line for those who may act for subscribers."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees it."""
        return bool(request.user.has_perm(MAY_SERVE))


@hooks.register("register_desk_menu_item")
def used_widely_item() -> MenuItem:
    """Behind the cases."""
    address = reverse_lazy("desk_podcasts:used_widely")
    return DeskItem(_("Feeds used from many places"), address, icon_name="media", order=37)


class Podcasts(Component):
    """The feeds of a person, and how they are used."""

    template_name = "listening/of_person.html"

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The feeds in use, each with how it was used of late."""
        feeds = PrivateFeed.objects.in_use().filter(account=self.account)
        today = timezone.localdate()
        return {
            "uses": uses_of(feeds.select_related("section", "issue"), today=today),
            # A component is drawn apart from its page, and its forms need this of it.
            "csrf_token": parent_context.get("csrf_token") if parent_context else None,
        }


@hooks.register("register_desk_person_panel")
def podcasts_of(account: Account | None) -> Component | None:
    """On the page of everybody who has an account."""
    return Podcasts(account) if account is not None else None
