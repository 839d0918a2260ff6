"""Numbers with a unit, a share, a temperature, a size."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken.attributes import describes
from octavo.core.renditions.narration.spoken.figures import (
    AMOUNT,
    DASH,
    MINUS,
    is_one,
    said_amount,
)
from octavo.core.renditions.narration.spoken.millions import NO_PLURAL, counts_many
from octavo.core.renditions.narration.spoken.rules import Found, Rule
from octavo.core.renditions.narration.spoken.units import TOUCHING, UNITS, name_of

ANY_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
UNIT = rf"(?:(?:{ANY_UNIT})[²³23]?(?:/(?:(?:{ANY_UNIT})[²³23]?|s|d|person))?)"
SCALES = {"k": "thousand", "K": "thousand", "m": "million", "mn": "million", "M": "million"}
SCALES |= {"bn": "billion", "B": "billion", "tn": "trillion", "trn": "trillion", "T": "trillion"}
SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion)"
AFTER_SCALE = re.compile(
    rf"(?:{SCALE_WORD}[ \u00a0]|\d(?:bn|tn|trn|m|k)[ \u00a0]"
    r"|\d[ \u00a0]\d/\d+[ \u00a0]|[x×][ \u00a0]?[\d.,]+[ \u00a0]?)\Z"
)
PER_ONE = re.compile(r"\d/\Z")
AFTER_PART = re.compile(r"(?<!\d[ \u00a0])\b\d/\d+[ \u00a0]\Z")
PER = re.compile(r"\b(?:per|an?|each)[ \u00a0]\Z|\d/\Z")


def amounts(found: Found) -> str:
    """One number, or from one to another, with its minus."""
    low = said_amount(found["low"], american=found.american)
    minus = "minus " if found["minus"] else ""
    if not found["high"]:
        return minus + low
    return f"{minus}{low} to {said_amount(found['high'], american=found.american)}"


def measure(found: Found) -> str | None:
    unit = found["unit"]
    if unit in TOUCHING and found["gap"] and not (unit == "in" and found["dot"]):
        return None
    if unit in ("C", "F") and not is_warmth(found["low"]):
        return None
    if unit == "pp" and not is_pages(found["low"]):
        return f"{amounts(found)} percentage points{found.stop}"
    if unit == "m" and not found["gap"] and counts_many(found):
        return f"{amounts(found)} million"
    one = (is_one(found["low"]) and not found["high"]) or is_of_kind(found)
    return f"{amounts(found)} {name_of(unit, one=one, american=found.american)}{found.stop}"


def is_of_kind(found: Found) -> bool:
    """Whether the measure says what kind of thing follows: “a 3-km walk”, “155mm shells”."""
    after = found.word_after
    plural = len(after) > 3 and after.islower() and after.endswith("s") and after not in NO_PLURAL
    return describes(found) or found["gap"] == "-" or (not found["gap"] and plural)


def is_warmth(written: str) -> bool:
    """“1.5C” and “35C” are; “3C” is a name."""
    return "." in written or len(written) == 2


def is_pages(written: str) -> bool:
    """“320pp” are pages of a book; few of them, or parts of one, are points of a share."""
    return "." not in written and len(written) > 2


def unit_after_scale(found: Found) -> str | None:
    """“5 million km”, “ten pence per kWh”."""
    if found["unit"] in ("in", "C", "F", "pp"):
        return None
    one = bool(PER_ONE.search(found.before) or AFTER_PART.search(found.before)) or (
        bool(PER.search(found.before)) and len(found["unit"]) > 1
    )
    if not one and not AFTER_SCALE.search(found.before):
        return None
    return name_of(found["unit"], one=one, american=found.american)


def share(found: Found) -> str:
    return f"{amounts(found)} {'percent' if found.american else 'per cent'}"


def many(found: Found) -> str:
    return f"{amounts(found)} {SCALES[found['scale']]}"


def height(found: Found) -> str:
    """Feet and inches."""
    feet, inches = (said_amount(found[side], american=False) for side in ("feet", "inches"))
    return f"{feet} foot {inches}"


WITH_RANGE = rf"(?P<minus>{MINUS})?(?P<low>{AMOUNT})(?:\s?{DASH}\s?(?P<high>{AMOUNT}))?"
RULES = (
    Rule(re.compile(r"(?P<feet>\d)['’′](?P<inches>1[01]|\d)(?:[\"”″]|'')"), height),
    Rule(re.compile(rf"{WITH_RANGE}\s?%"), share),
    Rule(re.compile(rf"{WITH_RANGE}(?P<scale>bn|trn|tn|mn|[kM])(?![\w/])"), many),
    Rule(
        re.compile(
            rf"{WITH_RANGE}(?P<gap>[ \u00a0]|-(?!in\b))?(?P<unit>{UNIT})(?![\w²³/]|\.\w)"
            rf"(?P<dot>\.(?=[ \u00a0][\da-z])|\.(?=\s*[\"”’)]*\Z)"
            rf"|(?<=\bin)\.(?=[,;)]|[ \u00a0][^A-Z]))?"
        ),
        measure,
    ),
)
LETTER_RULES = (Rule(re.compile(rf"(?P<unit>{UNIT})(?![\w²³/])"), unit_after_scale),)
