"""The desk's pages about private podcasts: which are used from many places, and revoking one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.billing.acts.noting import note
from octavo.billing.desk.views.base import DeskView
from octavo.listening.models import PrivateFeed
from octavo.listening.noticing import used_widely
from octavo.listening.policy import FAR_TOO_MANY_NETWORKS, MANY_NETWORKS, ON_SO_MANY_DAYS
from octavo.memberships.models import Subscriber


class UsedWidelyView(DeskView):
    """Feeds that many people seem to listen to. Nothing is done to them by itself."""

    template_name = "listening/used_widely.html"
    page_title = gettext_lazy("Feeds used from many places")
    header_icon = "media"

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list, the liveliest first."""
        return self.show(
            uses=used_widely(today=localdate(self.at().now)),
            many=MANY_NETWORKS,
            days=ON_SO_MANY_DAYS,
            far_too_many=FAR_TOO_MANY_NETWORKS,
        )


class RevokeView(DeskView):
    """Revokes a feed of somebody's; the story says who did."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Revoke it, and go back to the person."""
        feed = get_object_or_404(PrivateFeed.objects.in_use().select_related("account"), pk=pk)
        at = self.at()
        feed.revoke(by=at.by, now=at.now)
        subscriber = Subscriber.objects.filter(account=feed.account).first()
        if subscriber is not None:
            told = _("The private podcast “%(label)s” was revoked.") % {"label": feed.label}
            note(subscriber, told, by=at.by, now=at.now)
        messages.success(request, _("Revoked. Its address says so from now on."))
        return redirect(reverse("desk:reader", args=[feed.account_id]))
