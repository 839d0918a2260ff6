"""Writes a podcast as RSS 2.0, with what Apple and the Podcasting 2.0 namespace add to it."""

from __future__ import annotations

import re
from email.utils import format_datetime
from html import escape

from lxml import etree

from octavo.listening.podcast.document import Episode, Person, Show, Sound

ATOM = "http://www.w3.org/2005/Atom"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
MEDIA_TYPE = "application/rss+xml"

_SPACES = {"atom": ATOM, "itunes": ITUNES, "podcast": PODCAST}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss(show: Show) -> bytes:
    """The feed. It asks every directory to leave it out, and every host to leave it here."""
    root = etree.Element("rss", version="2.0", nsmap=_SPACES)
    channel = _child(root, "channel")
    _child(channel, "title", show.title)
    _child(channel, "link", show.page)
    _child(channel, "description", show.description)
    _child(channel, "language", show.language)
    _child(channel, "lastBuildDate", format_datetime(show.changed_at))
    _child(channel, "atom:link", rel="self", type=MEDIA_TYPE, href=show.address)
    image = _child(channel, "image")
    _child(image, "url", show.image)
    _child(image, "title", show.title)
    _child(image, "link", show.page)
    _child(channel, "itunes:image", href=show.image)
    _child(channel, "itunes:author", show.publisher)
    _child(channel, "itunes:type", "serial" if show.is_serial else "episodic")
    _child(channel, "itunes:explicit", "false")
    _child(channel, "itunes:block", "Yes")
    _child(channel, "podcast:block", "yes")
    _child(channel, "podcast:locked", "yes")
    _child(channel, "podcast:guid", show.guid)
    for episode in show.episodes:
        _item(channel, episode)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _item(channel: etree._Element, episode: Episode) -> None:
    item = _child(channel, "item")
    _child(item, "title", episode.title)
    _child(item, "link", episode.page)
    _child(item, "guid", episode.guid, isPermaLink="false")
    _child(item, "pubDate", format_datetime(episode.appeared_at))
    _child(item, "description", _notes(episode))
    _child(item, "enclosure", **_of_sound(episode.sound, "url"))
    for sound in episode.other_sounds:
        other = _child(item, "podcast:alternateEnclosure", **_of_sound(sound))
        _child(other, "podcast:source", uri=sound.address)
    if episode.seconds is not None:
        _child(item, "itunes:duration", str(max(1, round(episode.seconds))))
    if episode.number is not None:
        _child(item, "itunes:episode", str(episode.number))
    _child(item, "itunes:explicit", "false")
    for person in episode.people:
        _person(item, person)
    if episode.transcript:
        kind = {"type": "text/vtt", "language": episode.language, "rel": "captions"}
        _child(item, "podcast:transcript", url=episode.transcript, **kind)
    if episode.chapters:
        _child(item, "podcast:chapters", url=episode.chapters, type="application/json+chapters")


def _of_sound(sound: Sound, address: str = "") -> dict[str, str]:
    """Length and type; the address under the name that is wanted for it."""
    said = {"length": str(sound.size), "type": sound.media_type}
    return said | ({address: sound.address} if address else {})


def _person(item: etree._Element, person: Person) -> None:
    said = {"role": person.role, "group": person.group}
    if person.address:
        said["href"] = person.address
    _child(item, "podcast:person", person.name, **said)


def _notes(episode: Episode) -> str:
    """A little HTML, which programs show beside what is heard."""
    lines = [escape(text, quote=False) for text in episode.notes]
    if episode.offer is not None:
        sentence, address = episode.offer
        lines.append(f'<a href="{escape(address)}">{escape(sentence, quote=False)}</a>')
    return "".join(f"<p>{line}</p>" for line in lines)


def _child(parent: etree._Element, name: str, text: str = "", **said: str) -> etree._Element:
    space, _colon, local = name.rpartition(":")
    tag = f"{{{_SPACES[space]}}}{local}" if space else local
    made = etree.SubElement(parent, tag, {key: _clean(value) for key, value in said.items()})
    made.text = _clean(text) or None
    return made


def _clean(text: str) -> str:
    """Without the control characters that a paste may have brought, and XML cannot hold."""
    return _FORBIDDEN.sub("", text)
