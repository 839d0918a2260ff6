"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from lxml import etree

from octavo.website.machines.feeds.addresses import TYPES
from octavo.website.machines.feeds.document import Entry, Feed
from octavo.website.machines.xml import XML_LANG, child, clean, written

ATOM = "http://www.w3.org/2005/Atom"


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = etree.Element(f"{{{ATOM}}}feed", {XML_LANG: feed.language}, nsmap={None: ATOM})
    child(root, "id", feed.id)
    child(root, "title", feed.title)
    if feed.description:
        child(root, "subtitle", feed.description)
    child(root, "link", rel="alternate", type="text/html", href=feed.page)
    child(root, "link", rel="self", type=TYPES["atom"], href=feed.address)
    child(root, "updated", feed.changed_at.isoformat(timespec="seconds"))
    child(root, "icon", feed.icon)
    child(child(root, "author"), "name", feed.publisher)
    for entry in feed.entries:
        _entry(root, entry)
    return written(root)


def _entry(root: etree._Element, entry: Entry) -> None:
    made = child(root, "entry")
    made.set(XML_LANG, clean(entry.language))
    child(made, "id", entry.id)
    child(made, "title", entry.title)
    child(made, "link", rel="alternate", type="text/html", href=entry.address)
    child(made, "published", entry.appeared_at.isoformat(timespec="seconds"))
    child(made, "updated", entry.changed_at.isoformat(timespec="seconds"))
    for person in entry.people:
        author = child(made, "author")
        child(author, "name", person.name)
        if person.address:
            child(author, "uri", person.address)
    if entry.section:
        child(made, "category", term=entry.section)
    if entry.summary:
        child(made, "summary", entry.summary)
