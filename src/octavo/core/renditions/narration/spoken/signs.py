"""Signs: the pauses they stand for, the words that are said for them, or nothing."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken.dates import MONTHS, SHORT_MONTHS
from octavo.core.renditions.narration.spoken.rules import Found, Rule

DAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun".split()
)
SPANNED = frozenset([*DAYS, *MONTHS, *SHORT_MONTHS, "spring", "summer", "autumn", "winter"])
ROUTE = re.compile(
    r"(?:[A-Z][\w’]*[ \u00a0]){1,3}(?:flights?|trains?|lines?|routes?|roads?|rail|railway|motorway|"
    r"services?|express|ferry|leg|corridor|race|bus|sleeper|motorway|journey|trip|axis|highway)\b"
)
LAST_WORD = re.compile(r"([^\W\d_]+)\.?\Z")
FIRST_WORD = re.compile(r"[^\W\d_]+")
CURRENCY = frozenset("$€£¥₹")
MEASURED = re.compile(r"\d(?:[ \u00a0]?°?[^\W\d_]{1,3}|[%°])?\Z")  # “5km–10km”
OPENS = SPANNED | {"noon", "Noon", "midnight", "Midnight"}
CLOSES = frozenset([*MONTHS, *SHORT_MONTHS]) | frozenset(
    {"present", "now", "today", "noon", "midnight"}
)
TIMES = frozenset("day night week month year hour minute second decade person head".split())
INITIALS = re.compile(r"[A-Z]\.[A-Z]\.\Z")
CODE = re.compile(r"\b([A-Z])\d\Z")
EITHER = frozenset({"his", "her", "he", "she", "him", "they", "hers", "either", "theirs", "one"})
SAID = {
    "&": "and",
    "=": "equals",
    "÷": "divided by",
    "±": "plus or minus",
    "≈": "about",
    "≠": "is not",
    "@": "at",
    "%": "per cent",
    "‰": "per mille",
    "°": "degrees",
}
POWERS = {"²": "squared", "³": "cubed"}
COMPARED = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "~": "about"}
PART = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
BRACKET = "("  # a breath like a comma's, where no other sign is
BEFORE_AMOUNT = r"(?=[ \u00a0]?[-−$€£¥₹]?\.?\d)"


def spelt_sign(found: Found) -> str:
    return SAID[found["sign"]]


def per_cent(found: Found) -> str:
    return "percent" if found.american else "per cent"


def compared(found: Found) -> str:
    return COMPARED[found.match[0]]


def power(found: Found) -> str:
    """“x²”; after a word it is the number of a note."""
    return POWERS[found["sign"]]


def section(found: Found) -> str:
    return {"§": "section", "§§": "sections", "¶": "paragraph"}[found["sign"]]


def dash(found: Found) -> str:
    """Between words a breath; without spaces “to”, between days, places of a way and numbers."""
    before, after = found.before[-1:], found.after[:1]
    first, second = LAST_WORD.search(found.before), FIRST_WORD.match(found.after)
    is_tight = (
        before.isalnum()
        or before in PART + "%°)”’"
        or (first and first[1] in OPENS)
        or INITIALS.search(found.before)
    )
    if not after or after.isspace() or not is_tight:
        return "—"
    measured = not before.isalpha() or MEASURED.search(found.before)
    if after in CURRENCY or (after.isdecimal() and measured):
        return "to"
    if (first and first[1] in OPENS and after.isdecimal()) or (
        second and second[0] in CLOSES and not before.isalpha()
    ):
        return "to"
    if "—" in found["dash"] or not after.isalnum():
        return "—"
    if first and second and {first[1], second[0]} <= SPANNED:
        return "to"
    return "to" if ROUTE.match(found.after) else ""


def hyphen(found: Found) -> str:
    """With spaces around, or two of them, it stands for a dash; within words nothing is heard."""
    before, after = found.before[-1:], found.after[:1]
    if not before.isspace() and not after.isspace() and is_span(found, after):
        return "to"
    is_dash = len(found.match[0]) > 1 or (before.isspace() and after.isspace())
    return "—" if is_dash else ""


def is_span(found: Found, after: str) -> bool:
    """“9am-5pm”, “10%-20%”, “Jan-Mar”, “£1bn-£2bn”."""
    first, second = LAST_WORD.search(found.before), FIRST_WORD.match(found.after)
    if first and second and {first[1], second[0]} <= SPANNED:
        return True
    code = CODE.search(found.before)
    if code and found.after.startswith(code[1]) and found.after[1:2].isdecimal():
        return True
    measured = MEASURED.search(found.before)
    return bool(measured) and (after.isdecimal() or after in CURRENCY)


def slash(found: Found) -> str:
    """“his/her” is one or the other; after a number or a price it is “per”."""
    first, second = LAST_WORD.search(found.before), FIRST_WORD.match(found.after)
    if second and (found.before[-1:] == "%" or found.before[-1:].isdecimal() or second[0] in TIMES):
        return "per"
    if found.after[:1] in CURRENCY:
        return "or"
    words = {first[1].lower(), second[0].lower()} if first and second else set()
    return "or" if words and words <= EITHER else ""


def ellipsis(found: Found) -> str:
    return "…"


def mark(found: Found) -> str:
    return found["sign"][-1]


def bracket(found: Found) -> str:
    return BRACKET


def sharp(found: Found) -> str:
    return "sharp"


def dot(found: Found) -> str:
    """“.org”, at the beginning of a word."""
    return "dot"


def silent(found: Found) -> str:
    return ""


def plus(found: Found) -> str:
    return "plus"


def times(found: Found) -> str:
    return (
        "by"
        if MEASURED.search(found.before.rstrip()) and found.before[-2:-1].isalpha()
        else "times"
    )


def by(found: Found) -> str | None:
    """“5cm x 10cm”."""
    return "by" if MEASURED.search(found.before[:-1]) else None


def number(found: Found) -> str:
    return "number"


LETTER_RULES = (Rule(re.compile(r"(?<=[ \u00a0])x(?=[ \u00a0]\d)"), by),)
PAUSES = (
    # A short form's: no sentence begins with a small letter.
    Rule(re.compile(r"\.(?=[ \u00a0][a-z])"), silent),
    Rule(re.compile(r"(?:\.[ \u00a0]?){3,}|…+"), ellipsis),
    Rule(re.compile(r"(?P<sign>[,.;:?!])(?P=sign)*"), mark),
    Rule(re.compile(r"[()|•·]+"), bracket),
    Rule(re.compile(r"-+"), hyphen),
)
RULES = (
    Rule(re.compile(r"(?<![^\s(“\"])\.(?=[^\W\d_])"), dot),
    Rule(re.compile(r"(?P<dash>[–—]+)"), dash),
    Rule(re.compile(r"(?P<sign>§§?|¶)"), section),
    Rule(re.compile(r"(?P<sign>[<>≤≥~])" + BEFORE_AMOUNT), compared),
    Rule(re.compile(r"(?P<sign>[≤≥])|(?<=\w[ \u00a0])(?P<between>[<>])(?=[ \u00a0]\w)"), compared),
    Rule(re.compile(r"(?<![^\W\d_]{3})(?<=[^\W\d_])(?P<sign>[²³])(?!\w)"), power),
    Rule(re.compile(r"\+" + BEFORE_AMOUNT), plus),
    Rule(re.compile(r"(?<=[\d\w)][ \u00a0])\+(?=[ \u00a0])|(?<=[\w+])\+"), plus),
    Rule(re.compile(r"#" + BEFORE_AMOUNT), number),
    Rule(re.compile(r"(?<=\w[ \u00a0])%|(?<=\d)%"), per_cent),
    Rule(re.compile(r"(?<=\b[A-G])#(?!\w)"), sharp),
    Rule(re.compile(r"(?P<sign>[&=÷±≈≠])"), spelt_sign),
    Rule(re.compile(r"(?<=[ \u00a0])(?P<sign>@)(?=[ \u00a0])"), spelt_sign),
    Rule(re.compile(r"[×](?=[ \u00a0]?\d)"), times),
    Rule(re.compile(r"/"), slash),
    *PAUSES,
)
