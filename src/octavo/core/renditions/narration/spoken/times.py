"""Times of the day."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.figures import DASH
from octavo.core.renditions.narration.spoken.rules import Found, Rule

HALF = r"(?:[ap]\.[ \u00a0]?m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)"
CLOCK = r"(?:[01]?\d|2[0-4])"
HOUR_MAX_OF_HALF = 12


def said_time(hour: str, minute: str, *, half: str, american: bool) -> str:
    """“eighteen oh five”, “seven thirty”; a full hour is “seven” before A M, else as the clock is."""
    hours = int(hour)
    said = numerals.cardinal(hours, american=american)
    if not minute:
        return said
    minutes = int(minute)
    if minutes:
        return f"{said} {'oh ' if minutes < 10 else ''}{numerals.cardinal(minutes)}"
    if half:
        return said
    return f"{said} o’clock" if 0 < hours <= HOUR_MAX_OF_HALF else f"{said} hundred"


def time(found: Found) -> str:
    half = found["half"]
    said = said_time(found["hour"], found["minute"], half=half, american=found.american)
    if found["to_hour"]:
        until = said_time(
            found["to_hour"], found["to_minute"], half=half, american=found.american
        )
        said = f"{said} to {until}"
    letters = " ".join(letter.upper() for letter in half if letter.isalpha())
    return f"{said} {letters}{found.stop}".strip()


def lasting(found: Found) -> str:
    """Hours, minutes and seconds."""
    sides = (found["hour"], found["minute"], found["second"])
    return " ".join(numerals.cardinal(int(side)) for side in sides)


RULES = (
    Rule(
        re.compile(rf"(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?![\w:])"),
        lasting,
    ),
    Rule(
        re.compile(
            rf"(?P<hour>{CLOCK})(?:[:.](?P<minute>[0-5]\d))?(?:\s?{DASH}\s?(?P<to_hour>{CLOCK})"
            rf"(?:[:.](?P<to_minute>[0-5]\d))?)?[ \u00a0]?(?P<half>{HALF})(?!\w)"
        ),
        time,
    ),
    Rule(
        re.compile(
            rf"(?P<hour>{CLOCK}):(?P<minute>[0-5]\d)(?:\s?{DASH}\s?(?P<to_hour>{CLOCK})"
            rf":(?P<to_minute>[0-5]\d))?(?P<half>)(?![\w:]|[.,]\d)"
        ),
        time,
    ),
)
