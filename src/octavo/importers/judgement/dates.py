"""Dates as people write them at the head of an article, in many languages and orders."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from octavo.importers.judgement import vocabulary

# Where one word means two months (Croatian and Czech disagree), the earlier language wins.
_LANGUAGES = (
    "en de fr es it pt nl sv da nb fi pl cs sk hu ro ca gl eu tr el ru uk bg sr hr sl lt lv et"
    " is ga cy sq mk af lb eo la id ms sw vi"
).split()
_EXTRA_MONTHS = {
    "sept": 9, "sep": 9, "mrz": 3, "jänner": 1, "feber": 2, "settembre": 9,
    "janv": 1, "févr": 2, "fev": 2, "juil": 7, "déc": 12, "dez": 12, "ene": 1, "dic": 12,
}  # fmt: skip

_WORD = r"[^\W\d_]{3,14}"
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|e|a|º|ª|°|:e)?"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\d.,/-]){_YEAR}-(?P<month>\d{{1,2}})-{_DAY}(?:T[\d:.]{{4,15}}(?:Z|[+-][\d:]{{4,6}})?)?(?!\d)",
        rf"(?<![\d.,/-]){_YEAR}[./](?P<month>\d{{1,2}})[./]{_DAY}(?!\d)",
        rf"(?<![\d]){_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月 ?{_DAY} ?日",
        rf"(?<![\d]){_DAY}{_ORDINAL}[.,]?[ -](?:of |de |d['’]|del )?(?P<word>{_WORD})\.?,?[ -](?:de |del |l['’])?{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<word>{_WORD})\.? (?:the )?{_DAY}{_ORDINAL}\.?,? (?:de |del )?{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<word>{_WORD}) {{1,2}}{_DAY} \d\d:\d\d:\d\d (?:[A-Z]{{2,5}} )?{_YEAR}(?!\d)",
        rf"(?<![\d]){_YEAR}\.?,? (?:m\. )?(?P<word>{_WORD})\.? {_DAY}(?!\d)",
        rf"(?<![\d.,/-]){_DAY}(?P<mark>[./-]) ?(?P<month>\d{{1,2}})(?P=mark) ?{_YEAR}(?!\d)",
        rf"(?<![\d.,/-]){_DAY}(?P<mark>[./])(?P<month>\d{{1,2}})(?P=mark)(?P<short>\d\d)(?![\d.,/-])",
    )
)
_ISSUE = re.compile(
    r"(?:\b(?:issue|no|nr|number|vol|volume|heft|ausgabe|numéro|número|numero|nummer)\b\.?|n°|№|#)\s*$",
    re.I,
)
_TIME = re.compile(r"\b\d{1,2}(?:[:.h]\d\d){1,2}h?\b|\b\d{1,2} ?(?:[ap]\.?m\.?|uhr|h)\b", re.I)
_WORDS = re.compile(r"[^\W\d_]+")
_PAGES = frozenset(
    "page pages seite seiten página páginas pagina pagine p pp s et und and to bis y e à".split()
)
_LONGEST_MONTH = 40
_LONGEST_LINE = 120  # a longer line is prose that mentions a day


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day and the span of the text it was read from. `is_update`: a later change, not the day."""

    day: date
    start: int
    end: int
    is_update: bool = False


@cache
def months() -> dict[str, int]:
    """Month names of all known languages, long and short, in lower case without dots."""
    names: dict[str, int] = dict(_EXTRA_MONTHS)
    for language in _LANGUAGES:
        forms = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in forms[context][width].items():
                    if len(word := name.strip(".").lower()) >= 3 and word.isalpha():
                        names.setdefault(word, number)
    for name in tuple(names):
        names.setdefault(_unaccented(name), names[name])
    return names


@cache
def weekdays() -> frozenset[str]:
    """Weekday names of all known languages, long and short, in lower case without dots."""
    found: set[str] = set()
    for language in _LANGUAGES:
        forms = Locale.parse(language).days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for name in forms[context][width].values():
                    found.update(part.strip(".") for part in re.split(r"[\s-]", name.lower()))
    return frozenset(found)


def find_dates(text: str) -> tuple[DateFound, ...]:
    """Every whole date in the text, from left to right."""
    found: list[DateFound] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if _ISSUE.search(text[max(0, match.start() - 12) : match.start()]):
                continue
            if day := _day(match):
                found.append(DateFound(day, match.start(), match.end()))
    found.sort(key=lambda date_found: date_found.start)
    return tuple(_marked(text, found))


def read_date(text: str) -> date | None:
    """The date of a line that says nothing else: weekday, time and `Published` may stand by it."""
    if len(text) > _LONGEST_LINE or not (found := find_dates(text)):
        return None
    rest = text
    for each in reversed(found):
        rest = rest[: each.start] + " " + rest[each.end :]
    if not is_beside_date(rest):
        return None
    return first_day(found)


def is_month(text: str) -> bool:
    """Whether the line is a month and a year without a day, as issues are dated."""
    words = _WORDS.findall(text.lower())
    rest = [word for word in words if word not in months()]
    years = re.findall(r"\d+", text)
    return (
        len(text) <= _LONGEST_MONTH
        and 0 < len(words) - len(rest) <= 2
        and len(years) <= 4
        and sum(bool(re.fullmatch(r"(?:1[6-9]|20|21)\d\d", year)) for year in years) == 1
        and all(word in vocabulary.words("dates", "beside") or word in _PAGES for word in rest)
    )


def first_day(found: tuple[DateFound, ...]) -> date | None:
    """The day of publication among dates of which some say when the text was changed."""
    originals = [each.day for each in found if not each.is_update]
    if originals:
        return originals[0]
    return found[0].day if found else None


def is_beside_date(text: str) -> bool:
    """Whether only weekdays, times and words such as `Published` are left."""
    rest = _TIME.sub(" ", text)
    if any(character.isdigit() for character in rest):
        return False
    words = _WORDS.findall(rest.lower())
    beside = vocabulary.words("dates", "beside")
    return all(word in beside or word in weekdays() for word in words)


def beside_words(text: str) -> bool:
    """Whether the text is one word or more that only ever stand beside a date."""
    return bool(text.strip()) and is_beside_date(text)


def _marked(text: str, found: list[DateFound]) -> list[DateFound]:
    marked, before = [], 0
    for each in found:
        lead = _WORDS.findall(text[max(before, each.start - 40) : each.start].lower())[-4:]
        is_update = not vocabulary.words("dates", "later").isdisjoint(lead)
        marked.append(DateFound(each.day, each.start, each.end, is_update))
        before = each.end
    return marked


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    day = int(parts["day"])
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"])
    if word := parts.get("word"):
        month = months().get(word.lower()) or months().get(_unaccented(word.lower()), 0)
    else:
        month = int(parts["month"])
        if month > 12 >= day and parts.get("mark") in ("/", "-"):
            day, month = month, day  # American order is plain only when the day is over twelve
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
