"""A device keeps the current issue as far as its reader may see it, and nothing else."""

from __future__ import annotations

import json
import re

from tests.factories import a_published_issue, an_article, an_issue

from octavo.issues.models import Publication, Section


def _kept(client) -> list[str]:
    return client.get("/app/issue.json").json()["pages"]


def _version(client) -> str:
    said = client.get("/service-worker.js").content.decode()
    return json.loads(re.search(r"const MAGAZINE = (.*);", said)[1])["version"]


def _issue(now, *, number: int = 7, headline: str = "Tides"):
    articles = (an_article(headline=headline), an_article(headline=f"{headline} again"))
    return a_published_issue(number=number, articles=articles, now=now), articles


def test_the_home_page_the_issue_and_its_articles_are_kept_in_order(magazine, client, now):
    _issue(now, number=6, headline="Older")
    _issue(now)

    assert _kept(client) == ["/", "/issues/7/", "/articles/tides/", "/articles/tides-again/"]


def test_a_magazine_without_an_issue_keeps_its_home_page_alone(magazine, client):
    assert _kept(client) == ["/"]
    assert client.get("/offline/").status_code == 200


def test_what_the_reader_may_not_see_is_not_kept(magazine, client, now):
    _issue(now)[1][0].spike(by=None, because="It was wrong.", now=now)
    an_issue(number=8, articles=(an_article(headline="Not out"),))

    assert _kept(client) == ["/", "/issues/7/", "/articles/tides-again/"]
    assert "not-out" not in client.get("/offline/").content.decode()


def test_no_cache_between_keeps_one_readers_list_for_another(magazine, client):
    said = client.get("/app/issue.json")["Cache-Control"]

    assert "no-store" in said
    assert "private" in said


def test_the_offline_page_lists_what_is_kept(magazine, client, now):
    _issue(now)

    page = client.get("/offline/").content.decode()

    assert [address for address in _kept(client) if f'href="{address}"' not in page] == []
    assert '<meta name="robots" content="noindex">' in page


def test_the_service_worker_may_serve_the_whole_site_and_is_asked_for_again(magazine, client):
    worker = client.get("/service-worker.js")

    assert worker["Content-Type"].startswith("text/javascript")
    assert worker["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in worker["Content-Security-Policy"]
    assert "connect-src 'self'" in worker["Content-Security-Policy"]


def test_the_same_magazine_is_the_same_version(magazine, client, now):
    _issue(now)

    assert _version(client) == _version(client)


def test_another_text_another_issue_or_another_look_is_another_version(magazine, client, now):
    seen = [_version(client)]
    _number, articles = _issue(now)
    seen.append(_version(client))
    articles[0].save_revision().publish()
    seen.append(_version(client))
    _issue(now, number=8, headline="Newer")
    seen.append(_version(client))
    Publication.objects.update(light_paper="#FFFFFF")
    seen.append(_version(client))
    Section.objects.get(slug="politics").save_revision().publish()
    seen.append(_version(client))

    assert len(set(seen)) == 6


def test_the_worker_is_told_where_the_newsroom_is(magazine, client):
    said = client.get("/service-worker.js").content.decode()
    known = json.loads(re.search(r"const MAGAZINE = (.*);", said)[1])

    assert known["newsroom"] == "/newsroom/"


def test_only_the_current_issue_offers_to_be_kept(magazine, client, now):
    _issue(now, number=6, headline="Older")
    _issue(now)

    assert "data-keep" in client.get("/issues/7/").content.decode()
    assert "data-keep" not in client.get("/issues/6/").content.decode()
