"""The map of the site: every page once, with the date of its last change, in files of a size."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree
from tests.factories import an_article

from octavo.issues.models import Article, Issue, StandingPage
from octavo.website.machines import site_map
from octavo.website.views import robots

HOST = "https://vell.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SCHEMA = Path(__file__).parents[3] / ".venv/node/node_modules/sitemap/schema/sitemap.xsd"


@pytest.fixture
def tree(client):
    def parsed(address: str) -> etree._Element:
        response = client.get(address)
        assert response.status_code == 200, address
        return etree.fromstring(response.content)

    return parsed


@pytest.fixture
def places(tree):
    """Address and date of every page in the map, as one program after another would find them."""

    def found() -> dict[str, str | None]:
        index = tree("/sitemap.xml")
        files = [it.findtext(f"{MAP}loc") for it in index]
        told = [
            (it.findtext(f"{MAP}loc"), it.findtext(f"{MAP}lastmod"))
            for file in files
            if not file.endswith("news.xml")
            for it in tree(file.removeprefix(HOST))
        ]
        assert len(told) == len(dict(told))
        return dict(told)

    return found


def test_the_map_names_every_page_once_at_its_public_address(issue, places):
    assert set(places()) == {
        *(f"{HOST}/{slug}/" for slug in StandingPage.objects.values_list("slug", flat=True)),
        *(f"{HOST}/{slug}/" for slug in ("politics", "finance", "foreign-affairs")),
        *(f"{HOST}/{slug}/" for slug in ("environment", "culture", "technology")),
        *(f"{HOST}/{path}" for path in ("", "issues/", "issues/7/", "corrections/")),
        *(f"{HOST}/{path}" for path in ("authors/ada-moll/", "articles/bread/")),
        HOST + Article.objects.get(title="Fog & <i>rain</i>").url,
    }


def test_a_spiked_article_is_in_no_file_even_if_it_were_live(issue, places):
    Article.objects.filter(title="Spiked").update(live=True)

    assert not [address for address in places() if "spiked" in address]


def test_a_page_that_lists_changes_with_what_it_lists(issue, fog, places):
    before = places()
    fog.save_revision().publish()
    after = places()

    changed = {address for address in after if after[address] != before[address]}
    assert changed == {
        f"{HOST}{path}" for path in ("/", "/politics/", "/authors/ada-moll/", "/issues/7/", fog.url)
    }
    published = Article.objects.get(pk=fog.pk).last_published_at
    assert {after[address] for address in changed} == {published.isoformat(timespec="seconds")}


def test_a_date_is_in_the_publications_zone(issue, places, settings):
    settings.TIME_ZONE = "Asia/Kathmandu"

    assert places()[f"{HOST}/articles/bread/"] == "2026-01-15T14:45:00+05:45"


def test_a_large_magazine_has_more_files_and_no_more_queries(
    issue, places, tree, monkeypatch, django_assert_num_queries
):
    whole = places()
    monkeypatch.setattr(site_map, "PLACES_A_FILE", 1)

    files = [it.findtext(f"{MAP}loc") for it in tree("/sitemap.xml")]

    assert f"{HOST}/sitemaps/articles-2.xml" in files
    assert f"{HOST}/sitemaps/articles-3.xml" not in files
    assert places() == whole
    with django_assert_num_queries(5):
        tree("/sitemap.xml")
    with django_assert_num_queries(2):
        tree("/sitemaps/articles-2.xml")


def test_there_is_no_file_that_the_index_does_not_name(issue, client):
    names = ("articles-0", "articles-9", "articles", "articles-x", "drafts-1")

    assert {client.get(f"/sitemaps/{name}.xml").status_code for name in names} == {404}


def _at(moment: datetime, monkeypatch) -> None:
    monkeypatch.setattr(robots.timezone, "now", lambda: moment)


def test_what_appeared_in_the_last_two_days_is_news(issue, tree, monkeypatch, now):
    _at(now + timedelta(days=2), monkeypatch)

    told = tree("/sitemaps/news.xml")

    assert [it.findtext(f"{NEWS}news/{NEWS}title") for it in told] == ["Fog & <i>rain</i>", "Bread"]
    news = told[0].find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "The Vell Review"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert news.findtext(f"{NEWS}publication_date") == "2026-01-15T09:00:00+00:00"
    assert f"{HOST}/sitemaps/news.xml" in [it.findtext(f"{MAP}loc") for it in tree("/sitemap.xml")]


def test_after_two_days_news_is_news_no_more(issue, tree, monkeypatch, now):
    _at(now + timedelta(days=2, seconds=1), monkeypatch)

    assert len(tree("/sitemaps/news.xml")) == 0
    assert not [it for it in tree("/sitemap.xml") if "news" in it.findtext(f"{MAP}loc")]


def test_an_old_text_that_came_in_now_is_no_news(issue, tree, monkeypatch, now):
    _at(now, monkeypatch)
    Article.objects.filter(title="Bread").update(published_on=datetime(2019, 1, 1, tzinfo=UTC))

    assert [it.findtext(f"{NEWS}news/{NEWS}title") for it in tree("/sitemaps/news.xml")] == [
        "Fog & <i>rain</i>"
    ]


def test_a_founded_magazine_has_a_map_before_its_first_issue(magazine, tree):
    an_article(headline="Draft")

    assert len(tree("/sitemap.xml")) == 1
    assert not Issue.objects.exists()


@pytest.mark.alone  # it needs what make test installs for Node
def test_each_file_is_what_the_schema_of_site_maps_demands(issue, tree, monkeypatch, now):
    """The schema of sitemaps.org, as the npm package `sitemap` carries it."""
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    _at(now, monkeypatch)
    files = [it.findtext(f"{MAP}loc").removeprefix(HOST) for it in tree("/sitemap.xml")]

    assert len(files) == 5
    for file in files:
        found = tree(file)
        for news in list(found.iter(f"{NEWS}news")):  # the schema of news is none of its own
            news.getparent().remove(news)
        schema.assertValid(found)
    wrong = tree(files[0])
    wrong[0].find(f"{MAP}lastmod").text = "yesterday"
    assert not schema.validate(wrong)
