"""Days of the month and whole dates."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.figures import DASH
from octavo.core.renditions.narration.spoken.rules import Found, Rule

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SHORT_MONTHS = {name[:3]: name for name in MONTHS} | {"Sept": "September"}
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
AFTER_MONTH = re.compile(rf"\b{MONTH}[ \u00a0]\Z")
THE = re.compile(r"\bthe[ \u00a0]\Z", re.IGNORECASE)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
TH = r"(?:st|nd|rd|th)?"
NO_MORE = r"(?!\w|[.,:/%]\d|%)"


def th(day: str, *, the: bool = False) -> str:
    return ("the " if the else "") + numerals.ordinal(int(day))


def month_of(written: str) -> str:
    name = written.rstrip(".")
    return SHORT_MONTHS.get(name, name)


def day_before_month(found: Found) -> str:
    """British: the day alone, its month follows as it stands. American: month first."""
    first, last = found["first"], found["last"]
    the = not THE.search(found.before)
    if found.american:
        until = f" to {th(last)}" if last else ""
        return f"{month_of(found['month'])} {th(first)}{until}"
    until = f" to {th(last, the=True)}" if last else ""
    return f"{th(first, the=the)}{until} of {month_of(found['month'])}"


def day_after_month(found: Found) -> str | None:
    if not AFTER_MONTH.search(found.before):
        return None
    the = not found.american
    until = f" to {th(found['last'], the=the)}" if found["last"] else ""
    return th(found["first"], the=the) + until


def whole_date(found: Found) -> str | None:
    """In figures alone: “2026-03-12”, “12/3/2026”, which Americans write “3/12/2026”."""
    first, second = int(found["first"]), int(found["second"])
    if found["iso"]:
        month, day = first, second
    elif (found.american and first <= 12) or second > 12:
        month, day = first, second
    else:
        day, month = first, second
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = int(found["iso"] or found["year"])
    if len(found["iso"] or found["year"]) == 2:
        number += 2000 if number < 50 else 1900
    said = numerals.year(number, american=found.american)
    if found.american:
        return f"{MONTHS[month - 1]} {th(str(day))}, {said}"
    the = not THE.search(found.before)
    return f"{th(str(day), the=the)} of {MONTHS[month - 1]} {said}"


RULES = (
    Rule(re.compile(r"(?P<iso>\d{4})-(?P<first>\d\d)-(?P<second>\d\d)(?!\w|-\d)"), whole_date),
    Rule(
        re.compile(
            rf"(?P<iso>)(?P<first>\d{{1,2}})(?P<sign>[/.])(?P<second>\d{{1,2}})(?P=sign)"
            rf"(?P<year>\d{{4}}|\d\d){NO_MORE}"
        ),
        whole_date,
    ),
    Rule(
        re.compile(
            rf"(?P<first>{DAY}){TH}(?:\s?{DASH}\s?(?P<last>{DAY}){TH})?[ \u00a0](?P<month>{MONTH})(?!\w)"
        ),
        day_before_month,
    ),
    Rule(
        re.compile(rf"(?P<first>{DAY}){TH}(?:{DASH}(?P<last>{DAY}){TH})?{NO_MORE}"),
        day_after_month,
    ),
)
