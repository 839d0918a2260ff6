"""What machines read: the feed, the map of the site, the rules for robots."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from tests.factories import a_published_issue, an_article, an_editor
from wagtail.documents.models import Document

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def issue(magazine, now):
    articles = (an_article(headline="Fog & <i>rain</i>"), an_article(headline="Bread"))
    return a_published_issue(articles=articles, now=now)


def test_the_feed_tells_of_each_article_and_no_more_than_its_standfirst(issue, client, settings):
    feed = ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314
    entries = {entry.findtext(f"{ATOM}title"): entry for entry in feed.iter(f"{ATOM}entry")}

    assert feed.findtext(f"{ATOM}title") == "The Vell Review"
    assert set(entries) == {"Fog & <i>rain</i>", "Bread"}
    bread = entries["Bread"]
    assert bread.find(f"{ATOM}link").get("href") == f"{settings.ADDRESS}/articles/bread/"
    assert bread.findtext(f"{ATOM}author/{ATOM}name") == "Ada Moll"
    assert bread.find(f"{ATOM}category").get("term") == "Politics"
    assert bread.findtext(f"{ATOM}published") == "2026-01-15T00:00:00+00:00"
    assert "wet cellar" not in ElementTree.tostring(feed, encoding="unicode")


def test_the_map_names_every_page_once_at_its_public_address(issue, client, settings):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    addresses = [place.text for place in tree.iter(f"{MAP}loc")]

    assert len(addresses) == len(set(addresses))
    assert all(address.startswith(settings.ADDRESS) for address in addresses)
    for path in ("/", "/issues/", "/issues/7/", "/articles/bread/", "/politics/", "/about/"):
        assert settings.ADDRESS + path in addresses


def test_robots_are_kept_out_of_the_newsroom_and_shown_the_map(magazine, client, settings):
    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /newsroom/" in said
    assert f"Sitemap: {settings.ADDRESS}/sitemap.xml" in said


def test_a_browser_that_looks_for_an_icon_finds_one(magazine, client):
    assert client.get("/favicon.ico").headers["Location"].endswith("sheet.svg")


def test_what_an_advertiser_supplied_is_for_the_newsroom_alone(magazine, client):
    supplied = Document.objects.create(title="Rope", file=ContentFile(b"%PDF-1.7", name="rope.pdf"))

    assert client.get(supplied.url).status_code == 404
    client.force_login(an_editor())
    assert client.get(supplied.url).status_code == 200
