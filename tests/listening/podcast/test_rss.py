"""The feed says all that podcast programs ask for, and two of their parsers understand it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import podcastparser
from lxml import etree
from tests.listening.heard import SPACES

from octavo.listening.podcast.chapters import chapters
from octavo.listening.podcast.document import Episode, Person, Show, Sound
from octavo.listening.podcast.rss import PODCAST, rss

AT = datetime(2026, 1, 15, 9, tzinfo=UTC)
SITE = "https://magazine.example"
OLDER_NAME = b"https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
EPISODE = Episode(
    guid="urn:uuid:0b0fbd1e-1111-4222-8333-444455556666",
    title="Salt & <iron>",
    page=f"{SITE}/articles/salt/",
    notes=("What a harbour keeps & sells.", "Read by Ada Moll."),
    language="en-GB",
    appeared_at=AT,
    sound=Sound(f"{SITE}/listen/t/salt.mp3", "audio/mpeg", 4_000_000),
    other_sounds=(Sound(f"{SITE}/listen/t/salt.m4a", "audio/mp4", 3_000_000),),
    seconds=300.4,
    people=(
        Person("Ada Moll", "author", "writing", f"{SITE}/authors/ada-moll/"),
        Person("a synthetic voice", "narrator", "cast"),
    ),
    transcript=f"{SITE}/listen/t/salt.vtt",
    chapters=f"{SITE}/listen/t/salt.json",
)
SHOW = Show(
    guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    title="The Vell Review",
    description="Twice a month.",
    page=f"{SITE}/",
    address=f"{SITE}/listen/t/feed.xml",
    language="en-GB",
    publisher="The Vell Review",
    image=f"{SITE}/media/cover.jpg",
    changed_at=AT,
    episodes=(EPISODE,),
)


def of_channel(written: bytes, path: str) -> list[str]:
    return etree.fromstring(written).xpath(f"/rss/channel/{path}", namespaces=SPACES)


def test_a_feed_has_all_that_programs_ask_for():
    written = rss(SHOW)

    for path, value in {
        "itunes:block/text()": "Yes",
        "podcast:locked/text()": "yes",
        "podcast:guid/text()": SHOW.guid,
        "itunes:image/@href": SHOW.image,
        "itunes:explicit/text()": "false",
        "itunes:type/text()": "episodic",
        "itunes:author/text()": "The Vell Review",
        "language/text()": "en-GB",
        "description/text()": "Twice a month.",
        "item/guid/text()": EPISODE.guid,
        "item/guid/@isPermaLink": "false",
        "item/pubDate/text()": "Thu, 15 Jan 2026 09:00:00 +0000",
        "item/itunes:duration/text()": "300",
        "item/itunes:explicit/text()": "false",
        "item/enclosure/@url": EPISODE.sound.address,
        "item/enclosure/@length": "4000000",
        "item/enclosure/@type": "audio/mpeg",
        "item/podcast:alternateEnclosure/podcast:source/@uri": EPISODE.other_sounds[0].address,
        "item/podcast:transcript/@url": EPISODE.transcript,
        "item/podcast:transcript/@type": "text/vtt",
        "item/podcast:chapters/@url": EPISODE.chapters,
        "item/podcast:chapters/@type": "application/json+chapters",
    }.items():
        assert of_channel(written, path) == [value], path
    people = of_channel(written, "item/podcast:person")
    assert [(one.get("role"), one.get("group"), one.text) for one in people] == [
        ("author", "writing", "Ada Moll"),
        ("narrator", "cast", "a synthetic voice"),
    ]


def test_gpodder_reads_it_without_loss():
    """It knows the namespace by its older name, the address of the document that describes it."""
    written = rss(SHOW).replace(PODCAST.encode(), OLDER_NAME)

    parsed = podcastparser.parse(SHOW.address, io.BytesIO(written))

    assert (parsed["title"], parsed["cover_url"]) == ("The Vell Review", SHOW.image)
    assert parsed["type"] == "episodic"
    (episode,) = parsed["episodes"]
    assert episode["title"] == "Salt & <iron>"
    assert episode["guid"] == EPISODE.guid
    assert episode["total_time"] == 300
    assert episode["published"] == AT.timestamp()
    assert episode["enclosures"][0]["url"] == EPISODE.sound.address
    assert episode["enclosures"][0]["file_size"] == 4_000_000
    assert episode["transcript_url"] == EPISODE.transcript
    assert episode["chapters_json_url"] == EPISODE.chapters


def test_feed_readers_find_nothing_wrong_with_it():
    parsed = feedparser.parse(rss(SHOW))

    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert parsed.feed.itunes_block == 1
    assert parsed.entries[0].summary.startswith("<p>What a harbour keeps &amp; sells.</p>")


def test_a_beginning_leads_to_the_rest_and_names_no_length():
    teaser = replace(EPISODE, seconds=None, offer=("Hear it & more", f"{SITE}/subscribe/?a=1&b=2"))

    written = rss(replace(SHOW, episodes=(teaser,)))

    assert of_channel(written, "item/itunes:duration") == []
    (notes,) = of_channel(written, "item/description/text()")
    assert f'<a href="{SITE}/subscribe/?a=1&amp;b=2">Hear it &amp; more</a>' in notes


def test_an_issue_is_heard_in_order():
    written = rss(replace(SHOW, is_serial=True, episodes=(replace(EPISODE, number=3),)))

    assert of_channel(written, "itunes:type/text()") == ["serial"]
    assert of_channel(written, "item/itunes:episode/text()") == ["3"]


def test_signs_that_xml_cannot_hold_do_no_harm():
    written = rss(replace(SHOW, title="Tides\x00\x0b", episodes=()))

    assert of_channel(written, "title/text()") == ["Tides"]


def test_what_is_not_there_is_not_promised():
    bare = replace(EPISODE, transcript="", chapters="", people=(), other_sounds=(), seconds=None)

    written = rss(replace(SHOW, episodes=(bare,)))

    assert of_channel(written, "item/podcast:*") == []


def test_chapters_are_named_with_the_second_at_which_they_begin():
    cues = {"chapters": [{"title": "Salt", "starts": 0}, {"title": "Iron", "starts": 61.23456}]}

    assert json.loads(chapters(cues, title="Salt & iron")) == {
        "version": "1.2.0",
        "title": "Salt & iron",
        "chapters": [{"startTime": 0.0, "title": "Salt"}, {"startTime": 61.235, "title": "Iron"}],
    }
    assert json.loads(chapters({}, title="Salt"))["chapters"] == []
