"""The rules of every other language: numbers, shares and sums by num2words, the rest plainly."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import addresses, signs
from octavo.core.renditions.narration.spoken.counting import counted
from octavo.core.renditions.narration.spoken.customs import (
    COMMA_GROUPS,
    CUSTOMS,
    PLAIN,
    Customs,
)
from octavo.core.renditions.narration.spoken.manners import Manner
from octavo.core.renditions.narration.spoken.rules import Found, Rule
from octavo.core.renditions.narration.spoken.scanning import RuleBook

SIGN = "[€$£]"
NUMBER = r"\d{1,3}(?:[. \u00a0’']\d{3})++(?!\d)(?:,\d++)?|\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?|\d++(?:[.,]\d++)?"
MINUS = r"(?:(?<![\w.,%])[-−–])"
DECLINED_AFTER = frozenset("am dem vom zum den des im beim ab bis seit".split())
WITH_POINT = re.compile(r"\.\d++\Z")
WITH_COMMA = re.compile(r",\d++\Z")
GROUPED = re.compile(r"\d{1,3}(?:[., \u00a0’']\d{3})+")
SEPARATORS = re.compile(r"[., \u00a0’']")


def base(manner: Manner) -> str:
    return manner.language.partition("-")[0]


def customs(manner: Manner) -> Customs:
    return CUSTOMS.get(base(manner), PLAIN)


def split(written: str, manner: Manner) -> tuple[str, str]:
    """The digits before and after the decimal sign, which a thousand's sign may look like."""
    point = base(manner) in COMMA_GROUPS
    if GROUPED.fullmatch(written) and not (WITH_POINT if point else WITH_COMMA).search(written):
        return SEPARATORS.sub("", written), ""
    found = re.search(r"[.,](\d+)\Z", written)
    places = found[1] if found else ""
    return SEPARATORS.sub("", written[: found.start()] if found else written), places


def said(written: str, manner: Manner) -> str:
    whole, places = split(written, manner)
    words = counted(whole, language=manner.language)
    if not places:
        return words
    digits = " ".join(counted(digit, language=manner.language) for digit in places)
    return " ".join(filter(None, (words, customs(manner).comma, digits)))


def number(found: Found) -> str:
    """A number, or from one to another, with what follows it: a share, a sum."""
    manner, own = found.manner, customs(found.manner)
    low, high = found["low"], found["high"]
    sign = found["sign"] or found["sign_after"]
    if sign and not high and has_cents(low, sign, manner):
        words = with_cents(low, sign, manner)
    else:
        numbers = [said(low, manner), own.to, said(high, manner)] if high else [said(low, manner)]
        words = " ".join([*numbers, name_of(sign, manner, one=low == "1")])
    share = own.per_cent if found["share"] else ""
    return " ".join(f"{own.minus if found['minus'] else ''} {words} {share}".split())


def has_cents(written: str, sign: str, manner: Manner) -> bool:
    return len(split(written, manner)[1]) == 2 and sign in customs(manner).currencies


def name_of(sign: str, manner: Manner, *, one: bool) -> str:
    names = customs(manner).currencies.get(sign, ("", ""))
    return names[0 if one else 1]


def with_cents(written: str, sign: str, manner: Manner) -> str:
    whole, cents = split(written, manner)
    name = name_of(sign, manner, one=whole == "1")
    rest = counted(str(int(cents)), language=manner.language) if int(cents) else ""
    return f"{counted(whole, language=manner.language)} {name} {rest}".strip()


def year(found: Found) -> str:
    """In some languages a year is said in hundreds."""
    return counted(found["year"], language=found.manner.language, kind="year")


def german_ordinal(found: Found) -> str | None:
    """“am 3. Oktober”: the full stop makes it an ordinal, and what stands before declines it."""
    if base(found.manner) != "de":
        return None
    words = counted(found["day"], language="de", kind="ordinal")
    return words + ("n" if found.word_before.lower() in DECLINED_AFTER else "")


def time(found: Found) -> str:
    hour, minute = (said(found[side], found.manner) for side in ("hour", "minute"))
    return f"{hour} {customs(found.manner).hour} {minute}"


def initials(found: Found) -> str:
    return " ".join(letter for letter in found.match[0] if letter.isalpha()) + found.stop


def share(found: Found) -> str:
    return customs(found.manner).per_cent


def dash(found: Found) -> str:
    before, after = found.before[-1:], found.after[:1]
    tight = before.isalnum() and after.isalnum()
    return "" if tight and found.match[0] != "—" else "—"


FIGURES = (
    Rule(re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\w:])(?:[ \u00a0]Uhr\b)?"), time),
    Rule(re.compile(r"(?P<day>\d{1,2})\.(?=[ \u00a0][A-ZÄÖÜ])"), german_ordinal),
    Rule(re.compile(r"(?P<year>1[1-9]\d\d)(?![\w%€$£]|[.,:]\d|[ \u00a0]?[%€$£])"), year),
    Rule(
        re.compile(
            rf"(?P<minus>{MINUS})?(?P<sign>{SIGN})?[ \u00a0]?(?P<low>{NUMBER})"
            rf"(?:[-–](?P<high>{NUMBER}))?(?:[ \u00a0]?(?:(?P<share>%)|(?P<sign_after>{SIGN})))?"
        ),
        number,
    ),
)
SIGNS = (
    *FIGURES[-1:],
    Rule(re.compile(r"[–—]+"), dash),
    Rule(re.compile("%"), share),
    *signs.PAUSES,
)
ELSEWHERE = RuleBook(
    letters=(
        addresses.PLAIN_PAGE,
        Rule(re.compile(r"(?:[^\W\d_]\.[ \u00a0]?){2,6}(?!\w)"), initials),
    ),
    figures=FIGURES,
    signs=SIGNS,
    plain=re.compile(r"[^\W\d_]+(?=[ ,;!?]|\Z)"),
    not_plain=frozenset(),
)
