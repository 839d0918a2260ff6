"""Whether “1.2m” counts millions or measures metres: the words around have to tell."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken.rules import Found
from octavo.core.renditions.narration.spoken.units import UNITS

AHEAD = re.compile(
    r"(?:[-–]\d[\d,.]*m\b)?(?P<hyphen>-)?[ \u00a0]?(?:(?P<first>[^\W\d_]{1,30})"
    r"(?:[ \u00a0](?P<second>[^\W\d_]{1,30}))?)?"
)
PEOPLE = frozenset("people men women children voters".split())
NO_PLURAL = frozenset(
    "has was is as this across his its less versus plus towards always perhaps besides".split()
)
OF_LENGTH = frozenset(
    "high tall deep long wide thick away above below beneath from across apart race sprint "
    "hurdles freestyle butterfly backstroke breaststroke relay dash final finals underwater "
    "up down radius diameter closer further longer shorter taller deeper higher lower waves "
    "peak summit".split()
)
COUNTED = frozenset(
    "pop population people users subscribers copies jobs sales customers readers members vote "
    "votes homes workers inhabitants refugees migrants downloads listeners viewers visitors".split()
)
PARTS_OF_MANY = frozenset("the its their them these those us our his her".split())
FUNCTION_WORDS = frozenset(
    "in on at to by for with into over under off near past per than then but so if when while "
    "a an the is was has and or of before after since until between that which who as not "
    "just".split()
)
ABOUT = frozenset("some about nearly almost over another roughly only more".split())
VERBS = frozenset(
    "are were have had owe live flee face lost got left went came use need want work watch "
    "read earn pay fled said say died voted will would may can".split()
)
AREAS = frozenset({"sq", "acres", "hectares", "tonnes", "tons", "barrels", *UNITS}) - {"in", "m"}
CLAUSE = re.compile("[;:!?—]")
WORD = re.compile(r"[^\W\d_]+")
OPENS_CLAUSE = re.compile(r"(?:\A|[;:.,—–][ \u00a0])\Z")


def counts_many(found: Found) -> bool:
    """“4.2m people”, “1m new homes”, “2m fled” are millions; “a 100m race” is a length."""
    ahead = AHEAD.match(found.after)
    first, second = (ahead["first"] or "", ahead["second"] or "") if ahead else ("", "")
    first = first.rstrip("²³")
    if first in OF_LENGTH:
        return False
    if first == "of":
        return second in PARTS_OF_MANY
    strong = bool(ahead and ahead["hyphen"]) and first == "strong"
    return strong or first in PEOPLE | AREAS | VERBS or is_counted(found, first, second)


def is_counted(found: Found, first: str, second: str) -> bool:
    """By what stands before, or because somebody or something follows."""
    words = WORD.findall(CLAUSE.split(found.before)[-1])
    if not COUNTED.isdisjoint(words) or first[:1].isupper() or is_plural(first):
        return True
    if not first or first in FUNCTION_WORDS:
        return False
    acts = found.word_before.lower() in ABOUT or bool(OPENS_CLAUSE.search(found.before))
    return acts or first.endswith("ed") or is_plural(second) or second in PEOPLE


def is_plural(word: str) -> bool:
    return len(word) > 2 and word.islower() and word.endswith("s") and word not in NO_PLURAL
