"""Years, decades and spans of years."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.figures import DASH
from octavo.core.renditions.narration.spoken.rules import Found, Rule

ERA = r"(?:BCE|BC|CE|AD|B\.C\.E\.|B\.C\.|A\.D\.|C\.E\.)"
EARLIEST, LATEST = 1100, 2199  # what has four digits and no separator between them is mostly a year
OF_TIME = frozenset(
    "in since until till before after during from by circa between early late mid around of and to "
    "summer spring autumn winter fall year years january february march april may june july "
    "august september october november december the ca c".split()
)
SURELY_OF_TIME = OF_TIME - frozenset("of and to by from between after before around the".split())
COUNTABLE = frozenset("people men women children troops feet per square tonnes tons cubic".split())
NO_PLURAL = frozenset(
    "was is as has its this his us less across perhaps always unless versus plus does thus "
    "besides besides towards sometimes afterwards series news".split()
)
ROUND = 50


def year(found: Found) -> str | None:
    number = int(found["year"])
    surely = bool(found["era"] or found["ad"]) or found.word_before.lower() in SURELY_OF_TIME
    if not surely and (not EARLIEST <= number <= LATEST or counts_something(found, number)):
        return None
    said = numerals.year(number, american=found.american)
    before = "A D " if found["ad"] else ""
    return f"{before}{said} {spelt(found['era'])}{found.stop}".strip()


def counts_something(found: Found, number: int) -> bool:
    """Whether a round number stands before what can be counted: “1500 words”."""
    after = found.word_after
    if number % ROUND or not after.islower():
        return False
    plural = after.endswith("s") and after not in NO_PLURAL
    if found.word_before.lower() in OF_TIME and after not in COUNTABLE:
        return False
    return after in COUNTABLE or plural


def spelt(era: str) -> str:
    return " ".join(era.replace(".", ""))


def years(found: Found) -> str | None:
    """“1914–18”: nineteen fourteen to eighteen; “1914–1918” says both whole."""
    first, last = int(found["first"]), int(found["last"])
    era = found["era"]
    if not era and not (EARLIEST <= first <= LATEST and later(found, first, last)):
        return None
    if len(found["last"]) == 2:
        said = numerals.below_hundred(last) if last > 9 else f"oh {numerals.ONES[last]}"
    else:
        said = numerals.year(last, american=found.american)
    return f"{numerals.year(first, american=found.american)} to {said} {spelt(era)}".strip()


def later(found: Found, first: int, last: int) -> bool:
    if len(found["last"]) == 2:
        return last > first % 100 or first % 100 == 99
    return first < last <= LATEST


def short_year(found: Found) -> str:
    """“the ’08 crash”."""
    number = int(found["year"])
    return f"oh {numerals.ONES[number]}" if number < 10 else numerals.below_hundred(number)


def decade(found: Found) -> str:
    number = int(found["year"])
    if found["short"]:
        said = numerals.below_hundred(number) if number else "two thousand"
        return numerals.plural(said)
    return numerals.plural(numerals.year(number, american=found.american))


SPANS = (
    Rule(re.compile(r"(?<!\w)['’](?P<year>\d\d)(?![\w%°]|[.,]\d)"), short_year),
    Rule(re.compile(r"(?P<short>)(?P<year>\d{3}0)['’]?s(?!\w)"), decade),
    Rule(re.compile(r"(?P<short>['’])(?P<year>\d0)s(?!\w)"), decade),
    Rule(
        re.compile(
            rf"(?P<first>\d{{3,4}})(?:{DASH}|/(?=\d\d(?!\d)))(?P<last>\d{{2,4}})"
            rf"(?!\w|[.,%]\d|%)(?:\s?(?P<era>{ERA})(?!\w))?"
        ),
        years,
    ),
)
RULES = (
    Rule(re.compile(rf"(?P<ad>)(?P<year>\d{{1,4}})(?!\d)\s?(?P<era>{ERA})(?!\w)"), year),
    Rule(re.compile(r"(?P<ad>)(?P<era>)(?P<year>[1-9]\d{3})(?!\w|[.,:]\d|%)"), year),
)
LETTER_RULES = (
    Rule(re.compile(r"(?P<ad>AD)[ \u00a0](?P<era>)(?P<year>\d{1,4})(?!\w|[.,]\d)"), year),
)
