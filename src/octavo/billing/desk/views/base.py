"""What the pages of the desk have in common."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.billing.desk.acts import At

MAY_SERVE = "memberships.serve_subscribers"
MAY_SELL = "memberships.sell_offers"


class DeskView(WagtailAdminTemplateMixin, PermissionRequiredMixin, View):
    """A page for those who may act for subscribers; nobody else comes in."""

    permission_required: str | tuple[str, ...] = MAY_SERVE
    header_icon = "group"
    template_name = ""
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the desk, and the way on."""
        desk = {"url": reverse("desk:find"), "label": _("Subscriber desk")}
        return [*self.breadcrumbs_items, desk, *self.way_on()]

    def way_on(self) -> list[dict[str, Any]]:
        """What comes below the desk."""
        return []

    def at(self) -> At:
        """Who sits here, and when."""
        return At(self.request.user, timezone.now())  # type: ignore[arg-type]

    def show(self, *, status: int = 200, **said: Any) -> HttpResponse:
        """The page with all that it says."""
        context = self.get_context_data(**said)
        return TemplateResponse(self.request, self.template_name, context, status=status)


class MoneyView(DeskView):
    """A page of sums: for the desk and for those who sell."""

    def has_permission(self) -> bool:
        """One of the two is enough."""
        return self.request.user.has_perm(MAY_SERVE) or self.request.user.has_perm(MAY_SELL)
