"""An article with a narration says so above its text, and its player stands ready in the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.website.pages import article as article_page
from octavo.website.pages.listening import Download, Narration, QueuedPiece, Source

FILES = (Source("/a.m4a", "audio/mp4"), Source("/a.mp3", "audio/mpeg"))
NARRATION = Narration(
    sources=FILES,
    cues_address="/a.json",
    transcript_address="/a.vtt",
    minutes=8,
    is_synthetic=True,
    voice="Alba",
    title="Tides",
    downloads=(Download("/a.mp3", "MP3", 6_900_000),),
    queue=(QueuedPiece("Fog & frost", "/articles/fog/", FILES, "/b.json", 1),),
)


@pytest.fixture
def issue(magazine, now):
    held_back = an_article(headline="Fog", blocks=(Paragraph((Text("Fog is low. " * 90),)),))
    held_back.access = "subscribers"
    held_back.save_revision(clean=False)
    return a_published_issue(articles=(an_article(headline="Tides"), held_back), now=now)


@pytest.fixture
def heard(issue, read, monkeypatch):
    """The page of an article with that narration."""

    def page(narration: Narration, address: str = "/articles/tides/"):
        monkeypatch.setattr(article_page, "narration_of", lambda *_, **__: narration)
        return read(address)

    return page


def _of_class(page, name: str):
    return [node for node in page.iter() if name in (node.get("class") or "").split()]


def _words(node) -> str:
    return " ".join("".join(node.itertext()).split())


def test_an_article_without_a_narration_has_no_player(issue, read):
    page = read("/articles/tides/")

    assert not [*_of_class(page, "listen"), *_of_class(page, "player"), *page.iter("audio")]
    assert "narration" not in _words(page)


def test_the_line_says_how_long_it_takes_and_who_reads(heard):
    (synthetic,) = _of_class(heard(NARRATION), "listen")
    (human,) = _of_class(heard(replace(NARRATION, is_synthetic=False, minutes=1)), "listen")

    assert "Listen · 8 minutes" in _words(synthetic)
    assert "Read by a synthetic voice" in _words(synthetic)
    assert "Listen · 1 minute " in _words(human)
    assert "Read by Alba" in _words(human)


def test_without_script_there_is_the_browsers_player_and_the_files(heard):
    page = heard(NARRATION)
    (audio,) = page.iter("audio")
    (line,) = _of_class(page, "without-script")

    assert audio.get("preload") == "none"
    assert audio.get("controls") is not None
    assert [(one.get("src"), one.get("type")) for one in audio] == [
        ("/a.m4a", "audio/mp4"),
        ("/a.mp3", "audio/mpeg"),
    ]
    assert [link.get("href") for link in line.iter("a")] == ["/a.vtt", "/a.mp3"]
    assert "MP3, 6.9 MB" in _words(line)


def test_the_list_begins_with_the_article_and_says_where_each_is_heard(heard):
    buttons = [node for node in heard(NARRATION).iter("button") if node.get("data-piece")]

    assert [(one.get("data-piece"), one.text) for one in buttons] == [
        ("/articles/tides/", "Tides"),
        ("/articles/fog/", "Fog & frost"),
    ]
    assert {one.get("data-sources") for one in buttons} == {"/a.m4a audio/mp4|/a.mp3 audio/mpeg"}


def test_the_last_article_of_an_issue_offers_nothing_after_it(heard):
    (ticks,) = [
        node
        for node in _of_class(heard(replace(NARRATION, queue=())), "ticks")
        if node.get("hidden") is not None
    ]

    assert "Go on with the next article" in _words(ticks)


def test_the_keys_of_a_narration_are_listed_where_there_is_one(heard):
    (listed,) = heard(NARRATION).iter("dialog")

    assert "Hear it from where I read" in _words(listed)


def test_who_may_not_hear_all_of_it_is_offered_the_opening(heard):
    page = heard(replace(NARRATION, is_opening=True, downloads=(), queue=()), "/articles/fog/")

    (line,) = _of_class(page, "listen")
    assert "Listen to the opening" in _words(line)
    assert "minutes" not in _words(line)


def test_a_page_may_play_what_is_ours_and_nothing_else(issue, client):
    assert "media-src 'self';" in f"{client.get('/articles/tides/')['Content-Security-Policy']};"
