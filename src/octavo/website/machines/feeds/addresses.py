"""Where feeds are: below the page that they are of, in three forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["atom", "rss", "json"]
ENDINGS: dict[Form, str] = {"atom": "feed/", "rss": "feed.rss", "json": "feed.json"}
TYPES: dict[Form, str] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """What a browser or a feed reader finds in the head of a page."""

    title: str
    type: str
    address: str


def feed_address(page_address: str, form: Form) -> str:
    """The feed of the page at that address."""
    return page_address + ENDINGS[form]


def feed_links(page_address: str, title: str, *, is_of_page: bool = True) -> tuple[FeedLink, ...]:
    """Every form of the feed of that page; of another page's, one is enough."""
    forms: tuple[Form, ...] = ("atom", "rss", "json") if is_of_page else ("atom",)
    return tuple(FeedLink(title, TYPES[form], feed_address(page_address, form)) for form in forms)
