"""A private podcast plays what its account may hear, to programs that know nothing of accounts."""

from __future__ import annotations

import io
import json
import logging
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.access.cast import withdrawn
from tests.factories import a_narration, an_article
from tests.listening.conftest import NOW
from tests.listening.heard import an_address, episodes, heard, said, tree

from octavo.access.models import Grant
from octavo.core.access import BEHIND, SAID_IN
from octavo.issues.models import Article, Issue, Section
from octavo.listening.hiding import SecretsHidden, hidden
from octavo.listening.models import PrivateFeed
from octavo.press.models import Narration


def test_a_subscriber_hears_all_of_it(client, ada):
    found = episodes(client, an_address(ada))

    assert set(found) == {"Tides", "Herrings"}
    assert {heard(client, one) for one in found.values()} == {"full"}
    assert "subscribers hear all of it" not in found["Tides"]["description_html"]
    assert found["Tides"]["total_time"] == 300


def test_who_does_not_subscribe_hears_the_beginning_and_where_the_rest_is(client, cleo):
    found = episodes(client, an_address(cleo))

    assert (heard(client, found["Tides"]), heard(client, found["Herrings"])) == ("teaser", "full")
    notes = found["Tides"]["description_html"]
    assert "You hear the beginning; subscribers hear all of it." in notes
    assert "/subscribe/?from=/articles/tides/" in notes
    assert found["Tides"]["total_time"] == 0


def test_the_feed_of_somebody_who_lapsed_goes_on_with_beginnings(client, ada):
    address = an_address(ada)
    assert heard(client, episodes(client, address)["Tides"]) == "full"

    withdrawn(Grant.objects.get())

    assert heard(client, episodes(client, address)["Tides"]) == "teaser"


def test_the_feed_of_an_account_that_was_closed_plays_what_a_stranger_hears(client, ada):
    address = an_address(ada)

    type(ada).objects.update(is_active=False)

    assert heard(client, episodes(client, address)["Tides"]) == "teaser"


def test_a_revoked_address_says_so_and_an_unknown_one_is_not_found(client, ada, cleo):
    address, others = an_address(ada), an_address(cleo)
    sound = address.replace("feed.xml", "tides.mp3")

    PrivateFeed.objects.get(account=ada).revoke(by=ada, now=NOW)

    for revoked in (address, sound):
        answer = client.get(revoked)
        assert answer.status_code == 410
        assert answer.content.decode().startswith("This podcast was revoked.")
    assert client.get("/listen/nobody-knows-this/feed.xml").status_code == 404
    assert client.get("/listen/nobody-knows-this/tides.mp3").status_code == 404
    assert client.get(others).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"spiked_at": NOW},
        {"live": False},
        {"embargoed_until": datetime.now(UTC) + timedelta(days=1)},
    ],
    ids=["spiked", "withdrawn", "embargoed"],
)
def test_what_may_not_be_seen_is_not_heard(client, ada, change):
    address = an_address(ada)

    Article.objects.filter(slug="tides").update(**change)

    assert set(episodes(client, address)) == {"Herrings"}
    assert client.get(address.replace("feed.xml", "tides.mp3")).status_code == 404


def test_an_article_without_a_sound_for_its_reader_is_left_out(client, ada, cleo):
    narration = Narration.objects.get(article__slug="tides")
    narration.files.pop("teaser")
    narration.save()

    assert set(episodes(client, an_address(ada))) == {"Tides", "Herrings"}
    assert set(episodes(client, an_address(cleo))) == {"Herrings"}
    assert (
        client.get(an_address(cleo, label="TV").replace("feed.xml", "tides.vtt")).status_code == 404
    )


def test_a_section_and_an_issue_have_feeds_of_their_own(client, ada):
    section, issue = Section.objects.get(slug="finance"), Issue.objects.get()
    of_section = an_address(ada, label="Finance", of=section)
    of_issue = an_address(ada, label="No. 7", of=issue)

    assert of_section.endswith("/sections/finance.xml")
    assert set(episodes(client, of_section)) == {"Herrings"}
    assert of_issue.endswith("/issues/7.xml")
    serial = tree(client, of_issue)
    assert serial.xpath("//item/title/text()") == ["Tides", "Herrings"]
    assert "The Vell Review: Issue 7: Water" in serial.xpath("//channel/title/text()")
    assert client.get(of_issue.replace("issues/7", "issues/8")).status_code == 200
    assert client.get(of_section.replace("sections", "issues")).status_code == 404


def test_a_feed_goes_on_when_its_section_has_another_address(client, ada):
    section = Section.objects.get(slug="finance")
    address = an_address(ada, of=section)

    Section.objects.filter(pk=section.pk).update(slug="money")

    assert set(episodes(client, address)) == {"Herrings"}


def test_what_goes_with_a_sound_is_of_the_same_variant(client, cleo):
    base = an_address(cleo).removesuffix("feed.xml")

    captions = client.get(f"{base}tides.vtt")
    assert captions["Content-Type"] == "text/vtt; charset=utf-8"
    assert "teaser tides" in b"".join(captions.streaming_content).decode()
    assert "full herrings" in b"".join(client.get(f"{base}herrings.vtt").streaming_content).decode()
    other = client.get(f"{base}tides.m4a")
    assert (other["Content-Type"], said(other)) == ("audio/mp4", "teaser")
    chapters = client.get(f"{base}tides.json")
    assert chapters["Content-Type"] == "application/json+chapters"
    assert chapters.json() == {
        "version": "1.2.0",
        "title": "Tides",
        "chapters": [
            {"startTime": 0.0, "title": "Tides"},
            {"startTime": 61.25, "title": "The end"},
        ],
    }


def test_nobody_in_between_keeps_or_lists_an_answer(client, ada):
    address = an_address(ada)
    gone = client.get("/listen/nobody-knows-this/feed.xml")
    assert gone["Cache-Control"] == "private, no-store"

    for path in (address, address.replace("feed.xml", "tides.mp3")):
        answer = client.get(path)
        assert answer["Cache-Control"] == "private, no-cache"
        assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    for any_answer in (answer, gone):
        assert any_answer["X-Robots-Tag"] == "noindex, nofollow"
        assert any_answer["Referrer-Policy"] == "no-referrer"
    assert client.post(address).status_code == 405


def test_a_phone_that_has_read_the_code_is_told_how_to_go_on(client, ada, settings):
    """Its browser opens the address. Programs get the feed, whatever they say that they take."""
    address = an_address(ada)

    page = client.get(address, headers={"Sec-Fetch-Mode": "navigate", "Accept": "text/html"})
    feed = client.get(address, headers={"Accept": "text/html"})

    host = settings.ADDRESS.removeprefix("http://")
    assert f'href="podcast://{host}{address}"' in page.content.decode()
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert feed["Content-Type"] == "application/rss+xml; charset=utf-8"
    for answer in (page, feed):
        assert "Sec-Fetch-Mode" in answer["Vary"]


def test_an_address_knows_no_cookies(client, ada, cleo):
    """Whoever opens somebody else's feed while signed in hears what that account hears."""
    address = an_address(cleo)
    client.force_login(ada)

    assert heard(client, episodes(client, address)["Tides"]) == "teaser"


def test_a_feed_asks_as_often_for_little_as_for_much(client, ada):
    address = an_address(ada)
    client.get(address)
    asked = []

    for more in (0, 4):
        for number in range(more):
            article = an_article(headline=f"Number {number}")
            a_narration(article, now=NOW)
            article.get_latest_revision().publish()
        with CaptureQueriesContext(connection) as queries:
            found = episodes(client, address)
        asked.append((len(found), len(queries)))

    assert [count for count, _ in asked] == [2, 6]
    assert asked[0][1] == asked[1][1] <= 12, [one["sql"] for one in queries]


def test_the_database_knows_no_secret(client, ada):
    token = an_address(ada).split("/")[2]

    kept = [str(value) for value in PrivateFeed.objects.values_list()[0]]

    assert token not in " ".join(kept)
    assert PrivateFeed.objects.get().token_hash == sha256(token.encode()).hexdigest()


def test_the_log_knows_no_secret(client, ada, settings):
    """Django writes down every address that was refused."""
    address = an_address(ada)
    PrivateFeed.objects.get().revoke(by=ada, now=NOW)
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.addFilter(SecretsHidden())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)

    client.get(address)
    logger.removeHandler(handler)

    assert lines.getvalue() == "Gone: /listen/…/feed.xml\n"
    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["secrets"]
    assert hidden("/listen/places/tides/") == "/listen/places/tides/"


def test_what_is_heard_in_a_podcast_is_counted_and_of_whom_nothing(client, ada, articles):
    """The door is told the article and the rule, and never which feed it was."""
    feed = an_address(ada)
    sound = feed.replace("feed.xml", "tides.mp3")
    response = client.get(sound, **{BEHIND: True})

    name = f"article:{articles['tides'].pk}"
    assert json.loads(response[SAID_IN]) == [["heard", name, "subscriber"]]
    assert SAID_IN not in client.get(feed, **{BEHIND: True})
