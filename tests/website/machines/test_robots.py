"""robots.txt: what the publisher asks of crawlers, taken from one dated list."""

from __future__ import annotations

import json
from datetime import date
from urllib.robotparser import RobotFileParser

import pytest

from octavo.issues.models import Publication
from octavo.website.machines.crawlers import KEPT_OUT, listed

HOST = "https://vell.example"
PURPOSES = {"training", "answers", "user"}
SEARCH_ENGINES = ("Googlebot", "Bingbot", "Applebot", "DuckDuckBot")


@pytest.fixture
def asked(magazine, client):
    """The rules as a crawler reads them, once the publisher has chosen."""

    def rules(choice: str) -> RobotFileParser:
        Publication.objects.update(crawlers=choice)
        parser = RobotFileParser()
        parser.parse(client.get("/robots.txt").content.decode().splitlines())
        return parser

    return rules


def test_crawlers_are_asked_what_the_publisher_chose(asked):
    choices = {"welcome": set(), "answers": {"training"}, "no_ai": PURPOSES}

    for choice, kept_out in choices.items():
        rules = asked(choice)
        for crawler in listed().crawlers:
            may = rules.can_fetch(crawler.token, f"{HOST}/articles/bread/")
            assert may is (crawler.does not in kept_out), (choice, crawler.token)


def test_search_engines_may_read_everything_but_the_newsroom_and_search_results(asked):
    for choice in Publication.Crawlers.values:
        rules = asked(choice)
        for engine in SEARCH_ENGINES:
            assert rules.can_fetch(engine, f"{HOST}/articles/bread/")
            assert not rules.can_fetch(engine, f"{HOST}/newsroom/")
            assert not rules.can_fetch(engine, f"{HOST}/search/?q=bread")
        assert rules.site_maps() == [f"{HOST}/sitemap.xml"]


def test_every_choice_of_the_newsroom_has_its_rule():
    assert set(KEPT_OUT) == set(Publication.Crawlers.values)


def test_the_list_says_when_it_was_true_and_where_each_line_is_from():
    crawlers = listed().crawlers

    assert listed().as_of >= date(2026, 11, 22)
    assert {crawler.does for crawler in crawlers} == PURPOSES
    assert len({crawler.token.lower() for crawler in crawlers}) == len(crawlers)
    assert all(crawler.source.startswith("https://") and crawler.operator for crawler in crawlers)
    assert not {crawler.token for crawler in crawlers} & set(SEARCH_ENGINES)


def test_the_right_to_mine_is_reserved_unless_all_are_welcome(magazine, client):
    for choice, reserved in (("welcome", 0), ("answers", 1), ("no_ai", 1)):
        Publication.objects.update(crawlers=choice)
        said = json.loads(client.get("/.well-known/tdmrep.json").content)
        assert said == [{"location": "/", "tdm-reservation": reserved}]


def test_a_choice_holds_from_the_next_request_on(magazine, client):
    first = client.get("/robots.txt")
    Publication.objects.update(crawlers="welcome")

    again = client.get("/robots.txt", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200
    assert b"GPTBot" not in again.content
