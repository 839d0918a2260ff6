"""Addresses of the net, accounts, hash tags and telephone numbers, as they are read out."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.rules import Found, Rule

ENDINGS = (
    "com org net edu gov int mil info biz name news media press blog shop site online app dev wiki "
    "tech cloud travel museum example invalid test co uk de fr it es nl be ch at se no dk fi pl cz "
    "pt gr ie eu us ca au nz jp cn in br mx za ru ua tr io ai tv me fm gl ly is to cc so"
).split()
TOP = rf"(?:{'|'.join(sorted(ENDINGS, key=len, reverse=True))})"
HOST = rf"(?:[a-zA-Z0-9-]{{1,63}}\.){{1,6}}{TOP}(?![\w-]|\.\w)"
REST = r"(?:[/?#][\w./?#=&%~+:,@!$*;'()-]{0,1000})?"
# What may stand at the end of an address and is more likely the sentence's own.
NOT_LAST = ".,;:!?'()*"
SPELT_ENDINGS = frozenset(
    "uk us eu de fr nl dk pl cz io ai tv fm gl ie nz jp cn br mx za ru".split()
)
SIGNS = {
    ".": "dot",
    "/": "slash",
    "?": "question mark",
    "#": "hash",
    "=": "equals",
    "&": "and",
    "%": "per cent",
    "~": "tilde",
    "+": "plus",
    ":": "colon",
    "@": "at",
    "_": "underscore",
    "-": "hyphen",
}
PART = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
CAMEL = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]|\d+")


def said_address(written: str) -> str:
    return " ".join(filter(None, (said_part(part) for part in PART.findall(written))))


def said_part(part: str) -> str:
    if part.isdecimal():
        return said_digits(part)
    if part.isalpha():
        is_spelt = part in SPELT_ENDINGS or part == "www" or (part.isupper() and len(part) < 5)
        return " ".join(part.upper()) if is_spelt else part
    return SIGNS.get(part, "")


def said_digits(digits: str) -> str:
    if len(digits) > 4 or digits[0] == "0":
        return numerals.digit_by_digit(digits)
    return numerals.year(int(digits))


def page(found: Found) -> str:
    """A page's address without its `https://` and the slash it may end with."""
    return said_address(found["address"].rstrip("/"))


def parts_of_page(found: Found) -> str:
    return " ".join(part for part in PART.findall(found["address"]) if part.isalnum())


def mailbox(found: Found) -> str:
    return f"{said_address(found['name'])} at {said_address(found['host'])}"


def tag(found: Found) -> str:
    """“#MeToo”: hashtag Me Too."""
    return f"hashtag {said_name(found['name'])}"


def handle(found: Found) -> str:
    return f"at {said_name(found['name'])}"


def said_name(name: str) -> str:
    parts = CAMEL.findall(name)
    return " ".join(
        said_digits(part) if part.isdecimal() else " ".join(part) if is_short_form(part) else part
        for part in parts
    )


def is_short_form(part: str) -> bool:
    return part.isupper() and 1 < len(part) < 5


def telephone(found: Found) -> str:
    """Digit by digit, with a breath between the groups; the code of a country begins with plus."""
    groups = re.findall(r"\d+", found.match[0])
    plus = "plus " if found.match[0].startswith("+") else ""
    return plus + ", ".join(numerals.digit_by_digit(group) for group in groups)


def emergency(found: Found) -> str | None:
    """The numbers that are called in need, where somebody calls them."""
    called = found.word_before.lower() in {
        "dial",
        "call",
        "called",
        "dialled",
        "ring",
        "rang",
        "or",
    }
    return numerals.digit_by_digit(found.match[0]) if called else None


PAGE = Rule(
    re.compile(rf"(?:https?://|ftp://)?(?P<address>{HOST}{REST})(?<![{re.escape(NOT_LAST)}])"),
    page,
)
MAILBOX = Rule(
    re.compile(rf"(?:mailto:)?(?P<name>[a-zA-Z0-9][\w.+-]{{0,63}})@(?P<host>{HOST})"), mailbox
)
RULES = (MAILBOX, PAGE)
# Where no word for its signs is known: the parts of an address alone.
PLAIN_PAGE = Rule(
    re.compile(rf"(?:https?://)?(?P<address>{HOST}{REST})(?<![{re.escape(NOT_LAST)}])"),
    parts_of_page,
)
SIGN_RULES = (
    Rule(re.compile(r"#(?P<name>(?=[\w]{0,60}[^\W\d_])\w{1,60})"), tag),
    Rule(re.compile(r"(?<![\w@])@(?P<name>[^\W_]\w{0,60})"), handle),
    Rule(
        re.compile(r"\+\d{1,3}(?:[ \u00a0-]?\(0\))?(?:[ \u00a0./-]?\(?\d{2,}\)?){2,6}(?!\w)"),
        telephone,
    ),
)
DIGIT_RULES = (
    Rule(
        re.compile(r"\(?0\d{2,5}\)?[ \u00a0-]\d{3,4}(?:[ \u00a0-]?\d{3,4})?(?!\w|[.,]\d)"),
        telephone,
    ),
    Rule(re.compile(r"[2-9]\d\d-(?:\d{3}-\d{4}|555-\d{4}|01\d\d)(?!\w)"), telephone),
    Rule(re.compile(r"(?:999|911|112|101|111)(?!\w|[.,:%]\d|%|-|–)"), emergency),
)
