"""Writes the map of the site, its index and the map of the news."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from lxml import etree

from octavo.website.machines.addresses import absolute
from octavo.website.machines.news import NewsPiece
from octavo.website.machines.site_map import File, Place
from octavo.website.machines.xml import child, written

MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def index(files: Iterable[tuple[str, File]]) -> bytes:
    """The index: the address of each file, and its newest date."""
    root = etree.Element(f"{{{MAP}}}sitemapindex", nsmap={None: MAP})
    for address, file in files:
        made = child(root, "sitemap")
        child(made, "loc", absolute(address))
        _dated(made, file.changed_at)
    return written(root)


def site_map(places: Iterable[Place]) -> bytes:
    """One file of the map."""
    root = etree.Element(f"{{{MAP}}}urlset", nsmap={None: MAP})
    for place in places:
        made = child(root, "url")
        child(made, "loc", place.address)
        _dated(made, place.changed_at)
    return written(root)


def news_map(pieces: Iterable[NewsPiece], *, name: str) -> bytes:
    """The map of the news, as Google describes it."""
    root = etree.Element(f"{{{MAP}}}urlset", nsmap={None: MAP, "news": NEWS})
    for piece in pieces:
        made = child(root, "url")
        child(made, "loc", piece.address)
        news = child(made, f"{{{NEWS}}}news")
        publication = child(news, "publication")
        child(publication, "name", name)
        child(publication, "language", piece.language)
        child(news, "publication_date", piece.appeared_at.isoformat(timespec="seconds"))
        child(news, "title", piece.title)
    return written(root)


def _dated(made: etree._Element, changed_at: datetime | date | None) -> None:
    if isinstance(changed_at, datetime):
        child(made, "lastmod", changed_at.isoformat(timespec="seconds"))
    elif changed_at:
        child(made, "lastmod", changed_at.isoformat())
