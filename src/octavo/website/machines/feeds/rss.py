"""RSS 2.0, with names as Dublin Core has them: RSS itself wants an e-mail address for each."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape

from lxml import etree

from octavo.website.machines.feeds.addresses import TYPES
from octavo.website.machines.feeds.atom import ATOM
from octavo.website.machines.feeds.document import Entry, Feed
from octavo.website.machines.xml import child, written

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def rss(feed: Feed) -> bytes:
    """The feed as RSS."""
    root = etree.Element("rss", version="2.0", nsmap={"atom": ATOM, "dc": DUBLIN_CORE})
    channel = child(root, "channel")
    child(channel, "title", feed.title)
    child(channel, "link", feed.page)
    child(channel, "description", feed.description or feed.title)
    child(channel, "language", feed.language)
    child(channel, "lastBuildDate", format_datetime(feed.changed_at))
    child(channel, f"{{{ATOM}}}link", rel="self", type=TYPES["rss"], href=feed.address)
    image = child(channel, "image")
    child(image, "url", feed.icon)
    child(image, "title", feed.title)
    child(image, "link", feed.page)
    for entry in feed.entries:
        _item(channel, entry)
    return written(root)


def _item(channel: etree._Element, entry: Entry) -> None:
    made = child(channel, "item")
    child(made, "title", entry.title)
    child(made, "link", entry.address)
    child(made, "guid", entry.id, isPermaLink="false")
    child(made, "pubDate", format_datetime(entry.appeared_at))
    for person in entry.people:
        child(made, f"{{{DUBLIN_CORE}}}creator", person.name)
    if entry.section:
        child(made, "category", entry.section)
    if entry.summary:
        # Readers take it for HTML, so what is a sign in the text must stay one.
        child(made, "description", escape(entry.summary, quote=False))
