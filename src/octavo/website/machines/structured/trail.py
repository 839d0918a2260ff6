"""The way from the home page to a page, where readers can go that way as well."""

from __future__ import annotations

from octavo.website.machines.addresses import absolute
from octavo.website.machines.structured.writing import Facts


def trail(*steps: tuple[str, str]) -> Facts:
    """Name and address of each page on the way, the home page first and this page last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address)}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }
