"""JSON Feed 1.1."""

from __future__ import annotations

import json

from octavo.website.machines.feeds.document import Entry, Feed, Person

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON."""
    said: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "icon": feed.icon,
        "authors": [{"name": feed.publisher}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_known(said), ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, object]:
    return _known(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            # An item has a text; held-back words stay where they are.
            "content_text": entry.summary or entry.title,
            "summary": entry.summary,
            "image": entry.image,
            "date_published": entry.appeared_at.isoformat(timespec="seconds"),
            "date_modified": entry.changed_at.isoformat(timespec="seconds"),
            "authors": [_person(person) for person in entry.people],
            "tags": [entry.section] if entry.section else [],
            "language": entry.language,
        }
    )


def _person(person: Person) -> dict[str, object]:
    return _known({"name": person.name, "url": person.address})


def _known(said: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in said.items() if value}
