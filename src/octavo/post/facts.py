"""Facts as a letter says them: each form in the letter's language, and nothing hostile in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency
from django.conf import settings

from octavo.core.terms import Money
from octavo.post.errors import FactMissing, FactUnfit
from octavo.post.kinds import COMMON, OF_DECLINABLE, Form, Kind

# What turns the direction of words round, or is seen by nobody: it could make a name say another.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff]")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """An article in a list: headline and standfirst, and where it stands."""

    headline: str
    standfirst: str = ""
    link: str = ""
    section: str = ""
    byline: str = ""


Said = str | tuple[Piece, ...]


def said(kind: Kind, facts: Mapping[str, Any], *, language: str) -> dict[str, Said]:
    """Every fact of the letter in words. One that may be empty and is not there is empty.

    Raises FactMissing and FactUnfit. Whatever else is in `facts` is left aside.
    """
    forms = {**kind.facts, **COMMON, **(OF_DECLINABLE if kind.is_declinable else {})}
    found: dict[str, Said] = {}
    for name, form in forms.items():
        value = facts.get(name)
        is_empty = value is None or value == "" or value == [] or value == ()
        if is_empty and name not in kind.optional:
            message = f"The letter “{kind.name}” was not told its “{name}”."
            raise FactMissing(message)
        found[name] = "" if is_empty else _in_words(name, value, form, language)
    return found


def _in_words(name: str, value: Any, form: Form, language: str) -> Said:
    if form == "pieces":
        return tuple(_piece(one) for one in value)
    if form == "link":
        return link(name, value)
    if form == "money" and isinstance(value, Money):
        return _money(value, language)
    if form == "moment" and isinstance(value, datetime):
        return _moment(value, language)
    if form == "date" and isinstance(value, date):
        return _date(value, language)
    words = plain(str(value))
    if form != "lines":
        words = " ".join(words.split())
    if not words:
        message = f"“{name}” has nothing that can be read."
        raise FactUnfit(message)
    return words if form == "code" else _without_addresses(words)


def plain(words: str) -> str:
    """Words without signs that steer; line ends stay."""
    words = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n")
    words = _UNSEEN.sub("", words)
    kept = "".join(it for it in words if it == "\n" or unicodedata.category(it) not in _STEERS)
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()[:_LONGEST]


_STEERS = {"Cc", "Cs", "Zl", "Zp", "Co"}


def _without_addresses(words: str) -> str:
    """Mail programs make links of what looks like one: a name must not lead anybody anywhere."""
    return re.sub(r"(?i)\bwww\.", "www ", words.replace("://", " "))


def link(name: str, value: Any) -> str:
    """An address that may stand in a letter: of the web or of a mailbox, without tricks."""
    text = str(value)
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    is_fit = (parts.scheme in {"http", "https"} and parts.netloc) or parts.scheme == "mailto"
    if not is_fit or re.search(r"[\s<>\"'`\\\x00-\x1f\x7f]", text):
        message = f"“{name}” is no link that a letter may hold."
        raise FactUnfit(message)
    return text


def _piece(given: Any) -> Piece:
    one = given if isinstance(given, Piece) else Piece(**given)
    return Piece(
        headline=plain(one.headline),
        standfirst=plain(one.standfirst),
        link=link("link", one.link) if one.link else "",
        section=plain(one.section),
        byline=plain(one.byline),
    )


def _locale(language: str) -> Locale:
    """English is the publication's English; where that is another language, Britain's."""
    if language == "en":
        own = settings.LANGUAGE_CODE
        language = own if own.lower().startswith("en-") else "en-gb"
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en", sep="-")


def _money(sum_: Money, language: str) -> str:
    return str(format_currency(sum_.major, sum_.currency, locale=_locale(language)))


def _date(day: date, language: str) -> str:
    if isinstance(day, datetime):
        day = day.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return format_date(day, format="long", locale=_locale(language))


def _moment(at: datetime, language: str) -> str:
    """Day and time where the publication is, with the zone's name: a receipt must be exact."""
    zone, locale = ZoneInfo(settings.TIME_ZONE), _locale(language)
    here = at.astimezone(zone)
    time = format_time(here, format="HH:mm:ss", locale=locale)
    return f"{format_date(here.date(), format='long', locale=locale)}, {time} ({here:%Z})"


def first_lines(pieces: Iterable[Piece]) -> str:
    """The headlines alone, for the line that a mailbox shows beside the subject."""
    return " · ".join(piece.headline for piece in pieces)
