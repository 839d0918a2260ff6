"""The head of each page: its one address, what other sites show of it, and its feeds."""

from __future__ import annotations

from collections import defaultdict

import html5lib
import pytest
from tests.factories import a_published_issue, an_article, an_editor

from octavo.website.pages import listings

HOST = "https://vell.example"


@pytest.fixture
def head(client):
    """What the head of a page says, by name; several of a name in their order."""

    def said(address: str, status: int = 200) -> dict[str, list[str]]:
        response = client.get(address)
        assert response.status_code == status
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        page = parser.parse(response.content.decode())
        found = defaultdict(list)
        for node in page.find("head"):
            if node.tag == "meta":
                found[node.get("property") or node.get("name")].append(node.get("content"))
            elif node.tag == "link":
                found[node.get("rel")].append(node.get("href"))
        return found

    return said


def test_every_page_has_one_address_and_says_it(issue, head):
    for path in ("/", "/issues/7/", "/articles/bread/", "/politics/", "/authors/ada-moll/"):
        said = head(f"{path}?utm_source=letter")

        assert said["canonical"] == said["og:url"] == [HOST + path], path


def test_pages_that_no_editor_made_have_one_as_well(issue, head):
    assert head("/corrections/")["canonical"] == [f"{HOST}/corrections/"]
    assert head("/corrections/")["og:title"] == ["Corrections"]
    assert head("/issues/")["canonical"] == [f"{HOST}/issues/"]


def test_a_leaf_of_a_long_list_has_an_address_of_its_own(issue, head, monkeypatch):
    monkeypatch.setattr(listings, "ARTICLES_A_LEAF", 1)

    assert head("/politics/?page=2")["canonical"] == [f"{HOST}/politics/?page=2"]
    assert head("/politics/?page=1")["canonical"] == [f"{HOST}/politics/"]
    assert head("/politics/?page=999")["canonical"] == [f"{HOST}/politics/?page=2"]
    assert head("/politics/?page=<script>")["canonical"] == [f"{HOST}/politics/"]


def test_an_article_is_shared_with_its_picture_people_and_dates(fog, head):
    said = head(fog.url)

    assert said["og:type"] == ["article"]
    assert said["og:title"] == ["Fog & <i>rain</i>"]
    assert said["og:description"] == said["description"] == [fog.standfirst]
    assert said["og:site_name"] == ["The Vell Review"]
    assert said["og:locale"] == ["en_GB"]
    assert said["og:image"][0].startswith(f"{HOST}/share/articles/{fog.slug}/")
    assert (said["og:image:width"], said["og:image:height"]) == (["1200"], ["630"])
    assert said["article:published_time"] == ["2026-01-15T09:00:00+00:00"]
    assert said["article:author"] == [f"{HOST}/authors/ada-moll/"]
    assert said["twitter:card"] == ["summary_large_image"]
    assert said["robots"] == ["max-image-preview:large"]


def test_an_issue_is_shared_with_its_theme_and_cover_lines(issue, head):
    said = head("/issues/7/")

    assert said["og:title"] == ["Issue 7: Water"]
    assert said["og:description"] == ["Water · What it leaves behind"]
    assert said["og:image"][0].startswith(f"{HOST}/share/issues/7/")


def test_each_feed_is_found_on_the_page_it_belongs_to(issue, head):
    of_the_magazine = [f"{HOST}/feed/", f"{HOST}/feed.rss", f"{HOST}/feed.json"]

    def feeds(path: str) -> list[str]:
        return [HOST + it if it.startswith("/") else it for it in head(path)["alternate"]]

    assert feeds("/") == of_the_magazine
    for path in ("/politics/", "/authors/ada-moll/", "/issues/7/"):
        own = [f"{HOST}{path}{ending}" for ending in ("feed/", "feed.rss", "feed.json")]
        assert feeds(path) == [*own, f"{HOST}/feed/"]
    assert feeds("/articles/bread/") == [f"{HOST}/feed/"]


def test_what_is_no_page_is_in_no_index(issue, head):
    assert head("/search/?q=bread")["robots"] == ["noindex"]
    assert head("/nothing/", status=404)["robots"] == ["noindex"]


def test_a_preview_says_nothing_to_machines(issue, head, client):
    draft = an_article(headline="Not yet")
    client.force_login(an_editor())

    said = head(f"/newsroom/pages/{draft.pk}/view_draft/")

    assert said["robots"] == ["noindex"]
    assert not said["canonical"] + said["og:image"]


def test_words_of_the_head_are_no_markup(magazine, now, head):
    article = an_article(headline="<script>x</script> &lt;", standfirst="<b>&amp;")
    a_published_issue(articles=(article,), now=now)

    said = head(article.url)

    assert said["og:title"] == ["<script>x</script> &lt;"]
    assert said["description"] == ["<b>&amp;"]
