"""Which AI crawlers are asked to stay away, as the publisher chose; the list is crawlers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from octavo.issues.models import Publication

LIST = Path(__file__).with_name("crawlers.toml")
Purpose = Literal["training", "answers", "user"]

# What each choice asks to stay away.
KEPT_OUT: dict[str, frozenset[Purpose]] = {
    Publication.Crawlers.WELCOME: frozenset(),
    Publication.Crawlers.ANSWERS: frozenset({"training"}),
    Publication.Crawlers.NO_AI: frozenset({"training", "answers", "user"}),
}


@dataclass(frozen=True, slots=True)
class Crawler:
    """A name that robots.txt can call, whose it is, what it does, and where that is written."""

    token: str
    operator: str
    does: Purpose
    source: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The list, and the day on which it was true."""

    as_of: date
    crawlers: tuple[Crawler, ...]


@lru_cache(maxsize=1)
def listed() -> Listed:
    """The list as it is in the file."""
    said = tomllib.loads(LIST.read_text())
    return Listed(said["as_of"], tuple(Crawler(**crawler) for crawler in said["crawler"]))


def kept_out(choice: str) -> tuple[Crawler, ...]:
    """The crawlers that are asked to stay away; an unknown choice asks as the default does."""
    purposes = KEPT_OUT.get(choice, KEPT_OUT[Publication.Crawlers.ANSWERS])
    return tuple(crawler for crawler in listed().crawlers if crawler.does in purposes)


def reserves_mining(choice: str) -> bool:
    """Whether the rights in text and data mining are reserved (tdmrep.json)."""
    return choice != Publication.Crawlers.WELCOME
