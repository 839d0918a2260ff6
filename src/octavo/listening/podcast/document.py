"""A podcast as frozen data: what its feed and its chapters are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who made an episode. `role` and `group` are words of the Podcast Taxonomy."""

    name: str
    role: str
    group: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that is heard: where it is, what it is, and its bytes."""

    address: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Episode:
    """One article as it is heard.

    `notes` are paragraphs of plain text. `offer` is a sentence with the address that it leads to,
    for somebody who hears the beginning alone. `seconds` is None where nobody knows the length;
    `number` counts the articles of an issue.
    """

    guid: str
    title: str
    page: str
    notes: tuple[str, ...]
    language: str
    appeared_at: datetime
    sound: Sound
    other_sounds: tuple[Sound, ...] = ()
    seconds: float | None = None
    people: tuple[Person, ...] = ()
    transcript: str = ""
    chapters: str = ""
    offer: tuple[str, str] | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast with its episodes. In a serial they are heard in order, from the first one on."""

    guid: str
    title: str
    description: str
    page: str
    address: str
    language: str
    publisher: str
    image: str
    changed_at: datetime
    episodes: tuple[Episode, ...]
    is_serial: bool = False
