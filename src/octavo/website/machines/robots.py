"""What robots.txt and tdmrep.json say."""

from __future__ import annotations

import json
from collections.abc import Iterable

from octavo.website.machines.crawlers import kept_out, listed, reserves_mining


def robots(*, choice: str, closed: Iterable[str], site_map: str) -> str:
    """Nobody goes to the closed addresses; who is kept out goes nowhere."""
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    if shut_out := kept_out(choice):
        lines += ["", f"# AI, as the publisher chose; list of {listed().as_of}"]
        lines += [f"User-agent: {crawler.token}" for crawler in shut_out]
        lines += ["Disallow: /"]
    return "\n".join([*lines, "", f"Sitemap: {site_map}", ""])


def mining_rights(*, choice: str) -> str:
    """The TDM Reservation Protocol's file: whether mining this site needs a licence."""
    return json.dumps([{"location": "/", "tdm-reservation": int(reserves_mining(choice))}])
