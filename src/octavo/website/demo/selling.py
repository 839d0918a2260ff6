"""Puts the demo's offers on sale, in the name of a house that does not exist."""

from __future__ import annotations

from wagtail.models import Site

from octavo.billing.models import Seller
from octavo.issues.models import StandingPage
from octavo.memberships.models import Offer
from octavo.website.demo.content_files import record

# An account that banks print in their examples: no money arrives there.
ACCOUNT = {"iban": "DE02120300000000202051", "bic": "BYLADEM1001"}


def put_on_sale() -> None:
    """The offers, and who sells them. Those that are there stay."""
    said = record("publication")
    seller = Seller.for_site(Site.objects.get(is_default_site=True))
    seller.name = seller.account_holder = said["publisher"]
    seller.address = said["address"]
    seller.iban, seller.bic = ACCOUNT["iban"], ACCOUNT["bic"]
    seller.terms_page = StandingPage.objects.filter(slug="terms").first()
    seller.privacy_page = StandingPage.objects.filter(slug="privacy").first()
    seller.save()
    for position, offer in enumerate(record("offers")):
        facts = {**offer, "benefits": "\n".join(offer["benefits"]), "position": position}
        Offer.objects.get_or_create(code=facts.pop("code"), version=1, defaults=facts)
