"""A feed as frozen data, which each form of it is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a byline, and where it leads."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: what every list shows of it, and never its body."""

    id: str
    title: str
    address: str
    summary: str
    language: str
    section: str
    people: tuple[Person, ...]
    image: str
    appeared_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new on one page."""

    id: str
    title: str
    description: str
    page: str
    address: str
    language: str
    icon: str
    publisher: str
    changed_at: datetime
    entries: tuple[Entry, ...]
