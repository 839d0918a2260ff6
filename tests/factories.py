"""The usual cast and the things they work with, ready made. Plain functions, keyword arguments."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from PIL import Image
from wagtail.models import Page, Site, Task, Workflow

from octavo.accounts.models import Account
from octavo.advertising.models import Booking
from octavo.billing.acts.ordering import Accepted, place_order
from octavo.billing.acts.receiving import receive
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.models import Payment, Seller
from octavo.billing.selling import the_seller
from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.issues.founding import found
from octavo.issues.models import Article, Issue, IssueShelf, Magazine, Picture, Publication
from octavo.issues.pictures import keep_picture
from octavo.issues.storing import store
from octavo.memberships.enrolling import enrol
from octavo.memberships.models import Offer, Order, Subscriber, Subscription
from octavo.press import store as shelf
from octavo.press.models import Narration


def a_png(*, shade: int = 0, size: tuple[int, int] = (8, 6)) -> bytes:
    """A small picture; another shade is another picture."""
    file = BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(file, "PNG")
    return file.getvalue()


def a_magazine(*, promises: bool = False, **said: str) -> Magazine:
    """A founded magazine that promises nothing but the web, so that its issues appear at once.

    The one that was founded for all tests, or another where a test has emptied the database.
    `said` is what its publication says in this one.
    """
    magazine = Magazine.objects.first() or found(name="The Vell Review")
    promised = dict.fromkeys(("promises_print", "promises_screen", "promises_epub"), promises)
    Publication.objects.update(**promised, **said)
    return magazine


def nothing_founded() -> None:
    """Take the magazine away, and leave what a fresh database holds."""
    welcome = Page.get_first_root_node().add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.update(root_page=welcome)
    Magazine.objects.get().delete()
    for kind in (Publication, Group, Workflow, Task):
        kind.objects.all().delete()


def a_manuscript(**changes: Any) -> Manuscript:
    """A short article that lacks nothing but an editor's approval."""
    complete = Manuscript(
        headline="The tide tables were wrong",
        standfirst="For nine years the harbour of Vell trusted a printing error.",
        bylines=(Byline("Ada Moll"),),
        section="politics",
        language="en-GB",
        lead_image=Figure(source="tide.png", alt="A wet cellar", credit="Ada Moll"),
        blocks=(Paragraph((Text("It began with a wet cellar."),)),),
    )
    return replace(complete, **changes)


def an_article(
    *,
    headline: str = "The tide tables were wrong",
    is_approved: bool = True,
    by: Account | None = None,
    **changes: Any,
) -> Article:
    """A stored article, approved unless told otherwise. Needs a founded magazine."""
    manuscript = a_manuscript(headline=headline, **changes)
    article = store(manuscript, pictures={"tide.png": a_png()}, by=by)
    if is_approved:
        article.approve()
    return article


def an_issue(
    *,
    number: int = 7,
    dated_on: date = date(2027, 1, 15),
    articles: tuple[Article, ...] = (),
    **fields: Any,
) -> Issue:
    """A planned issue with these articles in its flatplan. Needs a founded magazine."""
    issue = Issue(
        title=fields.pop("title", "Water"), number=number, dated_on=dated_on, live=False, **fields
    )
    IssueShelf.objects.get().add_child(instance=issue)
    issue.save_revision()
    for article in articles:
        issue.take_in(article)
    return issue


def a_picture(
    *,
    shade: int = 0,
    alt: str = "A wet cellar",
    credit: str = "Ada Moll",
    size: tuple[int, int] = (8, 6),
) -> Picture:
    """A picture in the library."""
    figure = Figure(source=f"{shade}.png", alt=alt, credit=credit)
    with ExitStack() as undo:
        picture = keep_picture(a_png(shade=shade, size=size), figure=figure, by=None, undo=undo)
        undo.pop_all()
    return picture


def an_account(*, name: str = "Ada", groups: tuple[str, ...] = (), **fields: Any) -> Account:
    """Somebody who signs in, in these groups of the newsroom."""
    account = Account.objects.create_user(
        f"{name.lower()}@example.org", "tides", first_name=name, **fields
    )
    account.groups.set(Group.objects.filter(name__in=groups))
    return account


def an_editor(*, name: str = "Edda") -> Account:
    return an_account(name=name, groups=("Editors",))


def a_publisher(*, name: str = "Paul") -> Account:
    return an_account(name=name, groups=("Editors", "Publishers"))


def a_writer(*, name: str = "Wanda") -> Account:
    return an_account(name=name, groups=("Writers",))


def a_published_issue(
    *, number: int = 7, articles: tuple[Article, ...] = (), now: datetime, **fields: Any
) -> Issue:
    """An issue that has appeared with its articles. Needs a founded magazine."""
    fields.setdefault("cover", a_picture(shade=200, alt="A lamp"))
    issue = an_issue(number=number, articles=articles, **fields)
    issue.close(by=None, now=now, overrule_reason="A test.")
    issue.appear(now=now)
    return issue


def a_seller(**said: Any) -> Seller:
    """The magazine as a seller, with a name and a bank account."""
    facts = {
        "name": "Vell Verlag GmbH",
        "address": "Hafenstraße 1\n20359 Hamburg",
        "country": "DE",
        "vat_id": "DE123456789",
        "iban": "DE89370400440532013000",
        "bic": "COBADEFFXXX",
        "account_holder": "Vell Verlag GmbH",
    }
    seller = the_seller()
    Seller.objects.filter(pk=seller.pk).update(**(facts | said))
    seller.refresh_from_db()
    return seller


def an_offer(*, code: str = "year", **fields: Any) -> Offer:
    """A year of print and digital for 96 euros, on sale to everybody."""
    facts = {
        "name": "A year, in print and digital",
        "benefits": "24 issues\nAll past issues",
        "formats": "both",
        "unit": "months",
        "count": 12,
        "price": 96_00,
        "currency": "EUR",
    }
    return Offer.objects.create(code=code, **(facts | fields))


def a_subscriber(
    *, now: datetime, name: str = "Ada Moll", verified: bool = True, country: str = "DE"
) -> Subscriber:
    """Somebody with an account, an address that was verified, and a postal address."""
    account = an_account(name=name.split()[0])
    if verified:
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    subscriber = enrol(name=name, account=account, now=now)
    subscriber.addresses.create(
        use="billing",
        country=country,
        name=name,
        street="Deichgasse 7",
        city="Vell",
        postcode="20359",
        holds_from=local_day(now),
        made_at=now,
    )
    return subscriber


def an_order(
    *, offer: Offer, payer: Subscriber, now: datetime, token: str | None = None, **said: Any
) -> Order:
    """An order as the checkout places it."""
    seller = the_seller()
    return place_order(
        offer=offer,
        payer=payer,
        token=token or uuid4().hex,
        accepted=Accepted(seller.terms_version, seller.privacy_version),
        country=said.pop("country", "DE"),
        now=now,
        **said,
    )


def a_paid_subscription(
    *, now: datetime, offer: Offer | None = None, payer: Subscriber | None = None, **said: Any
) -> Subscription:
    """Ordered and paid by transfer on the same day."""
    payer = payer or a_subscriber(now=now)
    order = an_order(offer=offer or an_offer(), payer=payer, now=now, **said)
    pay_invoice(order.subscription, now=now)
    return order.subscription


def pay_invoice(subscription: Subscription, *, now: datetime) -> Payment:
    """The invoice that is open, by transfer, today."""
    invoice = open_invoice(subscription)
    assert invoice is not None
    return receive(invoice, amount=invoice.sum, on=local_day(now), method="transfer", now=now)


def a_booking(
    *, starts: date, days: int = 7, sections: tuple[Any, ...] = (), **fields: Any
) -> Booking:
    """A text below articles, for a week from that day on."""
    facts: dict[str, Any] = {
        "advertiser": "Hask & Daughters",
        "placement": "article-end",
        "address": "https://hask.example/rope",
    }
    if not fields.get("picture"):
        facts |= {"headline": "Rope that holds", "text": "Since 1788.\nAsk on the quay."}
    ends = starts + timedelta(days=days)
    booking = Booking(starts_on=starts, ends_on=ends, **(facts | fields))
    booking.full_clean()
    booking.save()
    booking.sections.set(sections)
    return booking


def a_narration(
    article: Article,
    *,
    now: datetime,
    duration: float = 300.0,
    variants: tuple[str, ...] = ("full", "teaser"),
    **fields: Any,
) -> Narration:
    """What is heard of an article: some bytes for each kind of file, which say what they are."""
    facts: dict[str, Any] = {
        "state": Narration.State.READY,
        "since": now,
        "made_at": now,
        "duration": duration,
    }
    files = {variant: _files_heard(article, variant) for variant in variants}
    return Narration.objects.create(article=article, files=files, **(facts | fields))


def _files_heard(article: Article, variant: str) -> dict[str, dict[str, Any]]:
    chapters = [{"title": article.title, "starts": 0.0}, {"title": "The end", "starts": 61.25}]
    cues = {"version": 1, "duration": 300.0, "sentences": [], "chapters": chapters}
    words = {
        "vtt": f"WEBVTT\n\n00:00.000 --> 00:02.000\n{variant} {article.slug}\n",
        "json": json.dumps(cues),
    }
    files = {}
    for kind in ("mp3", "m4a", "opus", "vtt", "json"):
        content = words.get(kind, f"{kind} {variant} {article.slug} " * 100).encode()
        name, digest = shelf.keep(content, ending=kind)
        files[kind] = {"file": name, "digest": digest, "size": len(content)}
    return files
