"""Puts the demo's offers on sale, and gives it a subscriber who has ordered and paid."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone
from wagtail.models import Site

from octavo.accounts.models import Account
from octavo.billing.acts.ordering import Accepted, place_order
from octavo.billing.acts.receiving import receive
from octavo.billing.models import Document, Payment, Seller
from octavo.billing.selling import the_seller
from octavo.issues.models import StandingPage
from octavo.memberships.enrolling import subscriber_of
from octavo.memberships.models import Offer, Subscription
from octavo.website.demo.content_files import issues, record

ORDERED_BEFORE = timedelta(days=12)  # the first issue of the demo
PAID_AFTER = timedelta(days=5)
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


def subscribe(account: Account) -> Subscription:
    """Order the first offer before the demo's first issue appeared, and pay for it."""
    first = min(datetime.fromisoformat(said["dated_on"]).date() for said in issues())
    at = datetime.combine(first - ORDERED_BEFORE, time(10), timezone.get_default_timezone())
    address = {"email": account.email, "verified": True, "primary": True}
    EmailAddress.objects.get_or_create(user=account, defaults=address)
    seller, offer = the_seller(), Offer.objects.latest_versions().order_by("position")[0]
    order = place_order(
        offer=offer,
        payer=subscriber_of(account, now=at),
        token=f"demo-{account.email}",
        accepted=Accepted(seller.terms_version, seller.privacy_version),
        country=seller.country,
        now=at,
    )
    invoice = Document.objects.get(subscription=order.subscription)
    paid_at = at + PAID_AFTER
    receive(
        invoice,
        amount=invoice.sum,
        on=paid_at.date(),
        method=Payment.Method.TRANSFER,
        now=paid_at,
    )
    return order.subscription
