"""The offer block says what a publisher wrote, and nothing without a heading."""

from __future__ import annotations

import pytest
from tests.factories import a_published_issue, an_article, an_offer

from octavo.issues.models import Article, Publication, StandingPage


@pytest.fixture
def offer(magazine, now):
    """An offer with all its words, whose button leads to a standing page."""
    a_published_issue(articles=(an_article(headline="Fog"),), now=now)
    publication = Publication.objects.get()
    publication.offer_heading = "Twenty-four issues"
    publication.offer_pitch = "Paid for by its readers."
    publication.offer_included = "24 issues a year\n\n Cancel anytime "
    publication.offer_page = StandingPage.objects.get(slug="about")
    publication.save()
    return publication


def _offer(page):
    return next((it for it in page.iter("section") if "offer" in it.get("class", "")), None)


def test_an_article_ends_in_the_offer(offer, read):
    block = _offer(read("/articles/fog/"))

    said = " ".join("".join(block.itertext()).split())
    assert "Twenty-four issues Paid for by its readers. Subscribe" in said
    assert [item.text for item in block.iter("li")] == ["24 issues a year", "Cancel anytime"]
    assert [link.get("href") for link in block.iter("a")] == ["/about/"]


def test_without_a_heading_there_is_no_offer(offer, read):
    Publication.objects.update(offer_heading="")

    assert _offer(read("/articles/fog/")) is None


def test_the_button_leads_to_no_page_that_readers_may_not_see(offer, read):
    StandingPage.objects.get(slug="about").unpublish()

    block = _offer(read("/articles/fog/"))

    assert block is not None
    assert not list(block.iter("a"))


def test_the_button_may_lead_to_any_page(offer, read):
    offer.offer_page, offer.offer_button = StandingPage.objects.first().get_parent(), "Go"
    offer.save()

    link = next(_offer(read("/articles/fog/")).iter("a"))

    assert (link.get("href"), link.text) == ("/", "Go")


def test_offers_on_sale_say_what_is_included_and_lead_to_their_page(offer, read):
    an_offer(code="web", name="Digital", benefits="24 issues\nAll past issues", formats="digital")
    an_offer(code="both", name="Print", benefits="24 issues\nA copy by post\nAll past issues")
    an_offer(code="link", audience="link", benefits="A secret")
    an_offer(code="over", on_sale_until="2020-01-01", benefits="Too late")

    block = _offer(read("/articles/fog/"))

    assert [item.text for item in block.iter("li")] == [
        "24 issues",
        "All past issues",
        "A copy by post (with: Print)",
    ]
    assert [link.get("href") for link in block.iter("a")] == ["/subscribe/?from=/articles/fog/"]


def test_an_offer_needs_no_heading(offer, read):
    Publication.objects.update(offer_heading="")
    an_offer()

    assert "Subscribe" in "".join(_offer(read("/articles/fog/")).itertext())


def test_the_page_for_subscribers_offers_nothing(offer, client):
    an_offer()
    Article.objects.update(access="subscribers")
    for variant, says in (("teaser", True), ("full", False)):
        page = client.get("/articles/fog/", **{"octavo.variant": variant}).content.decode()
        assert ('class="offer' in page) is says


def test_what_is_held_back_is_sold_by_itself_where_that_is_on_sale(offer, client):
    an_offer(code="alone", formats="digital", unit="article", count=1, price=250, renews=False)
    an_offer(code="whole", formats="digital", unit="issue", count=1, price=600, renews=False)
    assert "/subscribe/" not in client.get("/articles/fog/").content.decode()
    assert "/subscribe/" not in client.get("/issues/7/").content.decode()
    Article.objects.update(access="subscribers")

    article = Article.objects.get()
    page = client.get("/articles/fog/").content.decode()
    assert f'href="/subscribe/alone/?for={article.pk}&amp;from=/articles/fog/"' in page
    assert "Buy this article for €2.50" in page
    assert "Buy this issue for €6" in client.get("/issues/7/").content.decode()
