"""Reads pages as their readers do."""

from __future__ import annotations

import re
from html import unescape

import lxml.html


def words(response) -> str:
    """What stands in the main part of a page."""
    page = lxml.html.fromstring(response.content)
    main = next(page.iter("main"))
    return " ".join(" ".join(main.itertext()).split())


def links(response) -> dict[str, str]:
    """The links in the main part, by their words."""
    page = lxml.html.fromstring(response.content)
    main = next(page.iter("main"))
    return {" ".join("".join(a.itertext()).split()): a.get("href") for a in main.iter("a")}


def hidden(response) -> dict[str, str]:
    """What a form carries unseen."""
    found = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode()
    )
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
