"""Films, maps and players that live elsewhere, as the address a reader can open."""

from __future__ import annotations

import re

from lxml import html

from octavo.core.manuscript.blocks import Embed
from octavo.importers.html.page import Page
from octavo.importers.html.words import words_in

TAGS = words_in(
    """
    iframe video audio embed object amp-iframe amp-youtube amp-vimeo amp-twitter amp-video
    lite-youtube lite-vimeo youtube-video
    """
)
_YOUTUBE = re.compile(
    r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})(?:[?&].*)?"
)
_VIMEO = re.compile(r"https?://player\.vimeo\.com/video/(\d+)(?:\?.*)?")
_NO_WORK = re.compile(
    r"doubleclick|googletagmanager|googlesyndication|adservice|amazon-adsystem|facebook\.com/(?:plugins|tr)"
    r"|recaptcha|/ads?/|outbrain|taboola|platform\.twitter\.com/widgets|disqus|substack\.com/embed"
    r"|mailchimp|list-manage",
    re.IGNORECASE,
)
_SOURCES = ("data-src", "data-lazy-src", "src", "data-original", "data", "data-url")


def read_embed(element: html.HtmlElement, page: Page) -> Embed | None:
    """The piece as a link, or None for advertisements, counters and frames without an address."""
    if _is_tiny(element):
        return None
    address = _address(element)
    url = page.link(readable_address(address)) if address else None
    if not url or url.startswith("mailto:") or _NO_WORK.search(url):
        return None
    title = element.get("title") or element.get("aria-label") or element.get("playlabel") or ""
    return Embed(url, " ".join(title.split()))


def readable_address(address: str) -> str:
    """The page a reader can open instead of the player's own frame."""
    if match := _YOUTUBE.fullmatch("https:" + address if address.startswith("//") else address):
        return f"https://www.youtube.com/watch?v={match[1]}"
    if match := _VIMEO.fullmatch("https:" + address if address.startswith("//") else address):
        return f"https://vimeo.com/{match[1]}"
    return address


def _address(element: html.HtmlElement) -> str:
    known = element.get("videoid") or element.get("data-videoid")
    if known and "youtube" in element.tag:
        return f"https://www.youtube.com/watch?v={known}"
    if known and "vimeo" in element.tag:
        return f"https://vimeo.com/{known}"
    for place in (element, *element.iter("source", "embed", "iframe", "object")):
        for name in _SOURCES:
            if (value := (place.get(name) or "").strip()) and value != "about:blank":
                return value
    return ""


def _is_tiny(element: html.HtmlElement) -> bool:
    sizes = (element.get("width") or "", element.get("height") or "")
    return any(size.rstrip("px") in ("0", "1") for size in sizes)
