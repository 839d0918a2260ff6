"""Bookings in the newsroom: the list with their states, and the form."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import register_permission_policy

from octavo.advertising.models import Booking
from octavo.advertising.newsroom.buttons import buttons_of
from octavo.advertising.newsroom.forms import BookingForm
from octavo.advertising.newsroom.permitting import BookersAlone
from octavo.advertising.placements import CHOICES
from octavo.advertising.rules import local_day
from octavo.issues.dating import in_full


class BookingFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=Booking.State.choices, method="in_state"
    )
    placement = django_filters.ChoiceFilter(label=gettext_lazy("Place"), choices=CHOICES)

    class Meta:
        model = Booking
        fields = ["state", "placement"]

    def in_state(self, bookings: QuerySet[Booking], _name: str, value: str) -> QuerySet[Booking]:
        """Those that are in the state today."""
        return bookings & Booking.objects.in_state(value, on=local_day(timezone.now()))


class StateColumn(Column):
    def get_value(self, instance: Booking) -> str:
        """Its state today."""
        return str(instance.state(on=local_day(timezone.now())).label)


class DaysColumn(Column):
    def get_value(self, instance: Booking) -> str:
        """Its first day and its last."""
        last = instance.last_on
        if instance.starts_on is None or last is None:
            return ""
        if last == instance.starts_on:
            return in_full(last)
        return f"{in_full(instance.starts_on)} – {in_full(last)}"


class BookingIndexView(generic.IndexView):
    """All bookings, those that begin last above."""

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Beside the way to a new one, that to what stands on which days."""
        days = HeaderButton(_("Calendar"), url=reverse("advertising:days"), icon_name="date")
        return [*super().header_buttons, days]

    def get_list_more_buttons(self, instance: Booking) -> list[Any]:
        """What can be done with it; none that was shown can be deleted."""
        today = local_day(timezone.now())
        buttons = super().get_list_more_buttons(instance)
        kept = [button for button in buttons if not _is_refused(button, instance, today)]
        return [*kept, *buttons_of(instance)]


def _is_refused(button: Any, booking: Booking, today: Any) -> bool:
    is_deleting = button.icon_name == "bin"
    is_editing = button.icon_name == "edit"
    is_kept = not booking.may_be_deleted(on=today)
    return (is_deleting and is_kept) or (is_editing and booking.withdrawn_at is not None)


class BookingEditView(generic.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What was withdrawn stays as it was."""
        booking = get_object_or_404(Booking, pk=self.object_pk)
        if booking.withdrawn_at is not None:
            messages.warning(request, _("It is withdrawn, and stays as it was. Copy it instead."))
            return redirect("advertising_bookings:index")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def can_delete(self) -> bool:
        """Only what no reader has seen."""
        return self.object.may_be_deleted(on=local_day(timezone.now()))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """And what other rooms offer."""
        return [*super().header_more_buttons, *buttons_of(self.object)]


class BookingDeleteView(generic.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What readers have seen stays, for the advertiser's bill and for the record."""
        if not self.object.may_be_deleted(on=local_day(timezone.now())):
            messages.error(request, _("It has been shown, and is kept. Withdraw it instead."))
            return redirect("advertising_bookings:index")
        return super().dispatch(request, *args, **kwargs)


class BookingViewSet(ModelViewSet):
    """Bookings."""

    model = Booking
    icon = "thumbtack"
    menu_label = gettext_lazy("Advertising")
    menu_order = 290
    add_to_admin_menu = True
    index_view_class = BookingIndexView
    edit_view_class = BookingEditView
    delete_view_class = BookingDeleteView
    filterset_class = BookingFilterSet
    search_fields = ["advertiser", "headline"]
    inspect_view_enabled = False
    copy_view_enabled = True
    list_display = [
        "advertiser",
        StateColumn("state", label=gettext_lazy("State")),
        Column("get_placement_display", label=gettext_lazy("Place"), sort_key="placement"),
        DaysColumn("days", label=gettext_lazy("Days"), sort_key="starts_on"),
        Column("weight", label=gettext_lazy("Weight"), sort_key="weight"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("advertiser"),
            MultiFieldPanel(
                [
                    FieldPanel("placement"),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("last_day")]),
                    FieldPanel("sections", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("weight"),
                ],
                heading=gettext_lazy("On the site"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("picture"),
                    FieldPanel("alt"),
                    FieldPanel("headline"),
                    FieldPanel("text"),
                    FieldPanel("address"),
                ],
                heading=gettext_lazy("The advertisement"),
            ),
            FieldPanel("in_print"),
        ],
        base_form_class=BookingForm,
    )


register_permission_policy(Booking, BookersAlone(Booking))
BOOKINGS = BookingViewSet("advertising_bookings", url_prefix="advertising")
