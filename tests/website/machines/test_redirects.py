"""An address that was printed once leads on for good, and never to what may not be seen."""

from __future__ import annotations

import pytest
from tests.factories import an_article
from wagtail.contrib.redirects.models import Redirect

from octavo.issues.models import Article, Author, Issue, Section


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Change a page as an editor does, and let happen what follows once that is stored."""

    def changed(page, **fields) -> None:
        for name, value in fields.items():
            setattr(page, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return changed


@pytest.fixture
def way(client):
    """Where an address leads: every step, and how it ends."""

    def followed(address: str) -> tuple[list[tuple[str, int]], int]:
        response = client.get(address, follow=True)
        return response.redirect_chain, response.status_code

    return followed


def test_an_article_is_found_under_its_old_slug(fog, way, rename):
    old = fog.url
    rename(fog, slug="mist")

    assert way(old) == ([("/articles/mist/", 301)], 200)
    assert way(f"{old}?utm_source=letter") == ([("/articles/mist/", 301)], 200)
    assert way(old.rstrip("/"))[1] == 200


def test_two_changes_are_one_step(fog, way, rename):
    first = fog.url
    rename(fog, slug="mist")
    rename(fog, slug="haze")

    assert way(first) == ([("/articles/haze/", 301)], 200)
    assert way("/articles/mist/") == ([("/articles/haze/", 301)], 200)


def test_a_slug_that_comes_back_goes_in_no_circle(fog, way, rename):
    first, slug = fog.url, fog.slug
    rename(fog, slug="mist")
    rename(fog, slug=slug)

    assert way(first) == ([], 200)
    assert way("/articles/mist/") == ([(first, 301)], 200)


def test_a_browser_asks_again_whether_an_old_address_is_still_old(fog, client, rename):
    old = fog.url
    rename(fog, slug="mist")

    assert client.get(old)["Cache-Control"] == "max-age=3600"


def test_a_section_is_found_under_its_old_address_with_all_its_feeds(fog, way, rename):
    rename(Section.objects.get(slug="politics"), slug="power")

    assert way("/politics/") == ([("/power/", 301)], 200)
    for form in ("feed/", "feed.rss", "feed.json"):
        assert way(f"/politics/{form}") == ([(f"/power/{form}", 301)], 200)
    assert way(fog.url) == ([], 200)


def test_an_author_and_an_issue_are_found_under_their_old_addresses(issue, way, rename):
    rename(Author.objects.get(slug="ada-moll"), slug="ada-moll-berg")
    rename(Issue.objects.get(number=7), number=9)

    assert way("/authors/ada-moll/") == ([("/authors/ada-moll-berg/", 301)], 200)
    assert way("/authors/ada-moll/feed/") == ([("/authors/ada-moll-berg/feed/", 301)], 200)
    assert way("/issues/7/") == ([("/issues/9/", 301)], 200)
    assert way("/issues/7/feed.json") == ([("/issues/9/feed.json", 301)], 200)


def test_a_new_page_at_an_old_address_is_the_one_that_is_shown(fog, way, rename):
    slug = fog.slug
    rename(fog, slug="mist")
    other = an_article(headline="Another fog")
    rename(other, slug=slug)

    assert way(f"/articles/{slug}/") == ([], 200)
    assert way("/articles/mist/") == ([], 200)


def test_an_old_address_does_not_lead_to_what_may_not_be_seen(fog, way, now, rename):
    old = fog.url
    rename(fog, slug="a-slug-that-tells-too-much")
    Article.objects.get(pk=fog.pk).spike(because="Not true.", by=None, now=now)

    assert way(old) == ([], 404)


def test_a_section_that_is_gone_has_no_feed_at_its_old_address(issue, way, rename):
    section = Section.objects.get(slug="finance")
    rename(section, slug="money")
    section.unpublish()

    assert way("/finance/") == ([], 404)
    assert way("/finance/feed/") == ([], 404)


def test_a_page_that_is_gone_does_not_lead_to_itself(fog, way, rename):
    slug = fog.slug
    rename(fog, slug="mist")
    rename(fog, slug=slug)
    Redirect.add_redirect("/here", "/here/")
    Article.objects.get(pk=fog.pk).unpublish()

    assert way(f"/articles/{slug}/") == ([], 404)
    assert way("/here/") == ([], 404)


def test_a_redirect_that_an_editor_made_leads_where_it_says(magazine, way):
    Redirect.add_redirect("/tides", "/about/", is_permanent=False)

    assert way("/tides/") == ([("/about/", 302)], 200)
