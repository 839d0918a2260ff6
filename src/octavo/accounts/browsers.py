"""Which browser a device says it is, in words its owner knows. Anybody can say anything."""

from __future__ import annotations

# The first that is found counts: most browsers call themselves by the names of others, too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def browser_of(user_agent: str) -> str:
    """“Firefox · Linux”; only what is known of both, and nothing of an unknown one."""
    return " · ".join(
        name
        for known in (BROWSERS, SYSTEMS)
        for name in [next((name for mark, name in known if mark in user_agent), "")]
        if name
    )
