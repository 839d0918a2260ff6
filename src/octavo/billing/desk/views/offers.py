"""What a reader sees of an offer, before and while it is on sale."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from octavo.billing.acts import ordering
from octavo.billing.desk.views.base import MAY_SELL, DeskView
from octavo.memberships.models import Offer


class OfferPreview(DeskView):
    """What it includes, what the order page promises, its link, and the page itself."""

    template_name = "desk/offer_preview.html"
    permission_required = MAY_SELL
    header_icon = "tag"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the offers, and this one."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_offers:index"), "label": _("Offers")},
            {"url": "", "label": str(self.offer)},
        ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.offer = get_object_or_404(Offer, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """The offer."""
        return str(self.offer)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        address = self._address()
        return self.show(
            offer=self.offer,
            effect=ordering.effect_of(self.offer, now=self.at().now),
            address=request.build_absolute_uri(address) if address else "",
            on_sale=Offer.objects.on_sale(today=self.at().today).filter(pk=self.offer.pk).exists(),
        )

    def _address(self) -> str:
        """The order page; none for what the desk alone sells."""
        if self.offer.audience == Offer.Audience.DESK:
            return ""
        try:
            return reverse("subscribe_order", args=[self.offer.code])
        except NoReverseMatch:
            return ""
