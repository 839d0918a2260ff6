"""The offer block says what a publisher wrote, and nothing without a heading."""

from __future__ import annotations

import pytest
from tests.factories import a_published_issue, an_article

from octavo.issues.models import Publication, StandingPage


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
