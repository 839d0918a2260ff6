"""Who sells here."""

from __future__ import annotations

from wagtail.models import Site

from octavo.billing.models import Seller
from octavo.rows.asking import Question

_SELLER = Question(lambda: Seller.objects.filter(site__is_default_site=True).order_by("pk")[:1])


def the_seller() -> Seller:
    """The seller of the magazine; one without a name until the publisher has filled it in."""
    found: Seller | None = _SELLER.first()
    if found is None:
        site = Site.objects.filter(is_default_site=True).first() or Site.objects.first()
        found = Seller.for_site(site)
    return found


def as_printed(seller: Seller) -> dict[str, str]:
    """What a document says of its seller."""
    names = ("name", "address", "country", "vat_id", "iban", "bic", "account_holder")
    return {name: getattr(seller, name) for name in names}
