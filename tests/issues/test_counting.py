"""What Django says of the pages that it answers itself, for the door to count."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.factories import a_magazine, a_narration, a_published_issue, an_article

from octavo.core.access import BEHIND, SAID_IN, Variant
from octavo.issues.access import item_of
from octavo.issues.counting import CountingMiddleware
from octavo.issues.models import Article
from octavo.issues.noting import note_shown
from octavo.press.finished.asking import ask

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def articles(db, settings, tmp_path) -> dict[str, Article]:
    """“Tides” is for subscribers, “Herrings” for everybody; both are in no. 7 and can be heard."""
    settings.STORAGES = {
        **settings.STORAGES,
        "editions": {
            "BACKEND": "octavo.press.store.WholeFiles",
            "OPTIONS": {"location": tmp_path / "editions"},
        },
    }
    a_magazine()
    tides, herrings = an_article(headline="Tides"), an_article(headline="Herrings")
    for article in (tides, herrings):
        a_narration(article, now=NOW)
    a_published_issue(articles=(tides, herrings), now=NOW)
    Article.objects.filter(pk=tides.pk).update(access="subscribers")
    return {one.slug: Article.objects.get(pk=one.pk) for one in (tides, herrings)}


def said(address: str, *, method: str = "get", is_behind: bool = True, **headers: str) -> Any:
    """What an answer says is to be counted."""
    asked = getattr(Client(), method)
    response = asked(address, headers=headers, **({BEHIND: True} if is_behind else {}))
    header = response.headers.get(SAID_IN)
    return None if header is None else json.loads(header)


def test_a_page_says_what_it_is_and_by_which_rule_it_is_shown(articles):
    tides, herrings = articles["tides"], articles["herrings"]

    assert said("/articles/tides/") == [["read", f"article:{tides.pk}", "teaser"]]
    assert said("/articles/herrings/") == [["read", f"article:{herrings.pk}", "open"]]
    assert said("/corrections/?page=2") == [["read", "listing:corrections", "open"]]
    assert said("/issues/7/")[0][:2] == ["read", f"issue:{tides.flatplan_item.issue_id}"]


def test_an_article_that_is_free_for_a_time_says_so(articles):
    now = datetime.now(UTC)
    Article.objects.filter(slug="tides").update(
        free_from=now - timedelta(days=1), free_until=now + timedelta(days=1)
    )

    assert said("/articles/tides/")[0][2] == "free_now"


def test_what_is_no_page_to_read_says_nothing(articles):
    assert said("/feed/") is None
    assert said("/articles/not-there/") is None


def test_without_a_door_in_front_nothing_is_said(articles):
    assert said("/articles/herrings/", is_behind=False) is None


def test_what_the_press_keeps_is_left_to_the_door(articles):
    asked = ask("/articles/herrings/", Variant.FULL)

    assert asked is not None
    assert SAID_IN.lower() not in dict(asked.headers)


def test_advertisements_on_a_page_are_said_with_it(articles, rf: RequestFactory):
    def page(request: HttpRequest) -> HttpResponse:
        response = HttpResponse()
        response.octavo_item = item_of(articles["herrings"])
        note_shown(request, 3)
        return response

    response = CountingMiddleware(page)(rf.get("/", **{BEHIND: True}))

    assert json.loads(response[SAID_IN])[1:] == [["view", 3]]


@pytest.mark.parametrize(
    ("asked", "is_begun"),
    [
        (None, True),
        ("bytes=0-", True),
        ("bytes = 0 - 65535", True),
        ("bytes=0-1", False),
        ("bytes=100-", False),
        ("bytes=-100", False),
    ],
)
def test_an_article_is_heard_once_for_each_time_its_sound_is_begun(articles, asked, is_begun):
    headers = {"range": asked} if asked else {}
    found = said("/articles/herrings/herrings.mp3", **headers)

    name = f"article:{articles['herrings'].pk}"
    assert found == ([["heard", name, "open"]] if is_begun else None)


def test_words_and_times_of_a_narration_are_not_heard(articles):
    assert said("/articles/herrings/herrings.vtt") is None
    assert said("/articles/tides/tides.mp3") == [
        ["heard", f"article:{articles['tides'].pk}", "teaser"]
    ]
