"""What is heard of an article, by whom, and what its page says of it."""

import json

import pytest
from tests.factories import a_narration, a_published_issue, an_article

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article


@pytest.fixture
def issue(magazine, now):
    """An open article, and one for subscribers; both can be heard."""
    held_back = an_article(headline="Fog", blocks=(Paragraph((Text("Fog is low. " * 90),)),))
    held_back.access = "subscribers"
    held_back.save_revision(clean=False)
    issue = a_published_issue(articles=(an_article(headline="Tides"), held_back), now=now)
    for article in Article.objects.live():
        a_narration(article, now=now, duration=480.0, teaser_duration=62.0, reader="Heart")
    return issue


def heard(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.text


def test_what_is_open_is_heard_by_everybody(issue, client):
    assert heard(client, "/articles/tides/tides.mp3").startswith("mp3 full tides")
    assert client.get("/articles/tides/tides.opus")["Content-Type"].startswith("audio/ogg")


def test_who_may_not_read_all_hears_the_opening_in_every_form(issue, client):
    for kind in ("mp3", "m4a", "opus", "vtt"):
        assert "teaser fog" in heard(client, f"/articles/fog/fog.{kind}")
        assert "full" not in heard(client, f"/articles/fog/fog.{kind}")


def test_nobody_keeps_the_opening_as_if_it_were_all(issue, client):
    kept = client.get("/articles/tides/tides.mp3?save")
    opening = client.get("/articles/fog/fog.mp3?save")

    assert kept["Content-Disposition"].startswith("attachment")
    assert opening["Content-Disposition"].startswith("inline")


def test_what_is_not_there_cannot_be_heard(issue, client):
    for address in (
        "/articles/tides/fog.mp3",
        "/articles/nothing/nothing.mp3",
        "/articles/tides/tides.wav",
    ):
        assert client.get(address).status_code == 404


def test_a_spiked_article_falls_silent(issue, client, now):
    Article.objects.get(slug="tides").spike(because="Not true.", by=None, now=now)

    assert client.get("/articles/tides/tides.mp3").status_code == 404


def test_a_page_offers_what_its_reader_may_hear(issue, client):
    whole = client.get("/articles/tides/").text
    opening = client.get("/articles/fog/").text

    assert "Listen · 8 minutes" in whole
    assert "/articles/tides/tides.json" in whole
    assert "/articles/tides/tides.mp3?save" in whole
    assert "Listen to the opening" in opening
    assert "?save" not in opening


def test_the_contents_of_an_issue_say_how_long_each_piece_is_to_hear(issue, client):
    assert client.get("/issues/7/").text.count("8 to hear") == 2


def test_the_next_article_of_the_issue_stands_in_the_queue(issue, client):
    assert 'data-piece="/articles/fog/"' in client.get("/articles/tides/").text


def test_the_cues_are_for_the_players_own_site_alone(issue, client):
    answer = client.get("/articles/tides/tides.json")

    assert json.loads(heard(client, "/articles/tides/tides.json"))["version"] == 1
    assert "Access-Control-Allow-Origin" not in answer


def test_a_page_asks_one_question_about_narrations(issue, client, django_assert_max_num_queries):
    client.get("/articles/tides/")

    with django_assert_max_num_queries(13):
        client.get("/articles/tides/")
