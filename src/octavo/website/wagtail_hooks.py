"""Where the website hangs itself into Wagtail."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.documents.models import Document

from octavo.advertising.models import Booking
from octavo.advertising.newsroom.buttons import BUTTONS
from octavo.issues.models import Picture
from octavo.website.house_style import newsroom as house_style
from octavo.website.views import advertisements


@hooks.register("before_serve_document")
def staff_alone(document: Document, request: HttpRequest) -> None:
    """What an advertiser supplied is for the newsroom; a reader finds nothing."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404


@hooks.register("register_admin_urls")
def house_style_addresses() -> list[URLResolver]:
    """The page “House style” lies below the newsroom."""
    return [path("house-style/", include((house_style.patterns, "house_style_desk")))]


@hooks.register("register_admin_urls")
def looks_of_advertisements() -> list[URLPattern]:
    """How a booking looks on a page, in a phone's window and a desk's."""
    below = "advertising/look/<int:pk>/"
    return [
        path(below, advertisements.LookView.as_view(), name="advertisement_look"),
        path(f"{below}page/", advertisements.page_with, name="advertisement_page"),
    ]


@hooks.register(BUTTONS)
def look_button(booking: Booking) -> Iterator[Button]:
    """Beside a booking that stands on pages."""
    if booking.placement:
        url = reverse("advertisement_look", args=[booking.pk])
        yield Button(gettext("How it looks"), url=url, icon_name="view", priority=12)


class HouseStyleMenuItem(MenuItem):
    """Shown to those who may see the page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person sees the line."""
        return house_style.may_look(request)


@hooks.register("register_settings_menu_item")
def house_style_menu_item() -> MenuItem:
    """“House style”, next to what the magazine says of itself."""
    return HouseStyleMenuItem(
        _("House style"),
        reverse_lazy("house_style_desk:edit"),
        name="house-style",
        icon_name="view",
        order=50,
    )


@hooks.register("construct_image_chooser_queryset")
def drawings_are_logos(images: QuerySet[Picture], request: HttpRequest) -> QuerySet[Picture]:
    """A drawn logo is offered for nothing else: pages cut their pictures, and it has no pixels."""
    return images.exclude(file__iendswith=".svg")
