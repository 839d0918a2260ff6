"""Whether “1.2m” counts millions or measures metres: the words around have to tell."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken.rules import Found

AHEAD = re.compile(
    r"(?:[-–]\d[\d,.]*m\b)?(?P<hyphen>-)?[ \u00a0]?(?:(?P<first>[^\W\d_]{1,30})"
    r"(?:[ \u00a0](?P<second>[^\W\d_]{1,30}))?)?"
)
PEOPLE = frozenset("people men women children voters and or of".split())
NO_PLURAL = frozenset(
    "has was is as this across his its less versus plus towards always perhaps besides".split()
)
OF_LENGTH = frozenset(
    "high tall deep long wide thick away above below beneath from across apart race sprint hurdles "
    "freestyle butterfly backstroke breaststroke relay dash underwater up down radius diameter "
    "closer further longer shorter taller deeper higher lower waves".split()
)
COUNTED = frozenset(
    "pop population people users subscribers copies jobs sales customers readers members votes homes "
    "workers inhabitants refugees migrants downloads listeners viewers visitors".split()
)
PARTS_OF_MANY = frozenset("the its their them these those us our his her".split())
FUNCTION_WORDS = frozenset(
    "in on at to by for with into over under off near past per than then but so if when while a an "
    "the is are was were has have had and or of from before after since until between".split()
)
CLAUSE = re.compile("[;:.!?—]")
WORD = re.compile(r"[^\W\d_]+")


def counts_many(found: Found) -> bool:
    """“4.2m people”, “1m new homes” and “1.9m Swedes” are millions; “a 100m race” is a length."""
    ahead = AHEAD.match(found.after)
    first, second = (ahead["first"] or "", ahead["second"] or "") if ahead else ("", "")
    if first in OF_LENGTH:
        return False
    if first == "of":
        return second in PARTS_OF_MANY
    if first in PEOPLE or (ahead and ahead["hyphen"] and first == "strong"):
        return True
    if not COUNTED.isdisjoint(WORD.findall(CLAUSE.split(found.before)[-1])):
        return True
    return first[:1].isupper() or is_plural(first) or is_described_plural(first, second)


def is_plural(word: str) -> bool:
    return len(word) > 2 and word.islower() and word.endswith("s") and word not in NO_PLURAL


def is_described_plural(word: str, plural: str) -> bool:
    """“new homes”, “young people”."""
    described = word.islower() and word not in FUNCTION_WORDS
    return described and (is_plural(plural) or plural in PEOPLE - {"and", "or", "of"})
