"""A podcast as programs see it: fetched at its address, and read by two of their parsers."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
import podcastparser
from lxml import etree

from octavo.listening.making import make_feed

SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}


def path_of(address: str) -> str:
    return urlsplit(address).path


def an_address(account: Any, *, label: str = "Phone", of: Any = None) -> str:
    """Where a new feed of that account is, on this machine."""
    return path_of(make_feed(account, label=label, of=of, now=datetime.now(UTC)).address)


def episodes(client: Any, address: str) -> dict[str, dict[str, Any]]:
    """What gPodder's parser makes of the feed, by title."""
    parsed = podcastparser.parse(address, io.BytesIO(client.get(address).content))
    return {one["title"]: one for one in parsed["episodes"]}


def as_others_read_it(content: bytes) -> Any:
    return feedparser.parse(content)


def tree(client: Any, address: str) -> etree._Element:
    return etree.fromstring(client.get(address).content)


def heard(client: Any, episode: dict[str, Any]) -> str:
    """The first words of what its enclosure plays."""
    (enclosure,) = episode["enclosures"]
    return said(client.get(path_of(enclosure["url"])))


def said(response: Any) -> str:
    """“full” or “teaser”, as the bytes of a narration of the tests say."""
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode().split()[1]
