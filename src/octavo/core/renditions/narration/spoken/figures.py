"""How figures are written, and numbers that stand alone: plain, ordinal, in ranges, as parts."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.rules import Found, Rule

# A number with separators or without, and with places behind the point.
WHOLE = r"(?:\d{1,3}(?:,\d{3})++(?![\d,]\d)|\d{1,3}(?:[\u00a0’']\d{3})++(?!\d)|\d++)"
NUMBER = rf"{WHOLE}(?:\.\d++(?!\.\d))?"
PARTS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5)}
PARTS |= {"⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8)}
PARTS |= {"⅝": (5, 8), "⅞": (7, 8)}
PART = "[" + "".join(PARTS) + "]"
AMOUNT = rf"(?:{NUMBER})?{PART}|{NUMBER}"
DASH = "[-–—]"
SEPARATOR = re.compile(r"[,\u00a0’']")
MINUS = r"(?:(?<![\w.)%°])[-−–])"
POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}
FIXED = {"24/7": "twenty four seven", "9/11": "nine eleven", "7/7": "seven seven"}
SCORING = frozenset(
    "won win wins winning beat beats beating beaten lost lose loses losing drew draw draws defeat "
    "victory loss draw scored score trailed thrashed".split()
)
WORD = re.compile(r"[a-z]+")
SCRIPTURE = frozenset(
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra "
    "Nehemiah Esther Job Psalm Psalms Proverbs Ecclesiastes Isaiah Jeremiah Ezekiel Daniel Hosea "
    "Amos Micah Matthew Mark Luke John Acts Romans Corinthians Galatians Ephesians Philippians "
    "Colossians Timothy Hebrews Peter Jude Revelation Quran Koran".split()
)
CLAUSE = re.compile(r"[;:.!?—]")
RATED = frozenset({"scored", "scores", "score", "rated", "rating", "marks", "marked"})
MOST_GOALS = 20
ONE_PLUS = re.compile(rf"({NUMBER})?({PART})")


def said_amount(written: str, *, american: bool) -> str:
    """A number as `AMOUNT` finds it: “three and a quarter”, “one thousand point five”."""
    mixed = ONE_PLUS.fullmatch(written)
    if mixed:
        return said_mixed(mixed[1] or "", *PARTS[mixed[2]], american=american)
    whole, _, places = SEPARATOR.sub("", written).partition(".")
    return numerals.decimal(whole, places, american=american)


def said_mixed(whole: str, part: int, parts: int, *, american: bool) -> str:
    share = numerals.share(part, parts, american=american)
    if not whole:
        return share
    if part == 1:
        share = ("an " if parts == 8 else "a ") + share.partition(" ")[2]
    return f"{said_amount(whole, american=american)} and {share}"


def is_one(written: str) -> bool:
    """Whether what is counted stands in the singular: one of it, or a part."""
    return written in PARTS or SEPARATOR.sub("", written) == "1"


def number(found: Found) -> str:
    said = said_amount(found["amount"], american=found.american)
    return f"minus {said}" if found["minus"] else said


def ordinal(found: Found) -> str:
    digits = SEPARATOR.sub("", found["digits"])
    if found["suffix"] == "st" and (digits[-1] != "1" or digits.endswith("11")):
        return f"{said_amount(digits, american=found.american)} stone"
    if len(digits) > numerals.LONGEST:
        return numerals.digit_by_digit(digits)
    return numerals.ordinal(int(digits), american=found.american)


def counted(found: Found) -> str:
    """“the 18s”, “F-16s”: the number in the plural."""
    return numerals.plural(said_amount(found["digits"], american=found.american))


def span(found: Found) -> str:
    """From one number to another; a score of a game has no “to”."""
    low, high = (said_amount(found[side], american=found.american) for side in ("low", "high"))
    if is_score(found):
        return f"{low} {high}" if found.american else f"{low} {high}".replace("zero", "nil")
    return f"{low} {high}" if low == high else f"{low} to {high}"


def is_score(found: Found) -> bool:
    sides = (found["low"], found["high"])
    if found.word_after.endswith("s") or found.word_after == "per":
        return False
    few = all(side.isdecimal() and len(side) < 3 and int(side) <= MOST_GOALS for side in sides)
    clause = CLAUSE.split(found.before.lower())[-1]
    words = {*WORD.findall(clause), found.word_after}
    return few and not SCORING.isdisjoint(words)


def slashed(found: Found) -> str:
    """A part of a whole, a fixed phrase, or two numbers side by side."""
    written = f"{found['part']}/{found['parts']}"
    if written in FIXED and not found["whole"]:
        return FIXED[written]
    part, parts = int(found["part"]), int(found["parts"])
    if not RATED.isdisjoint(WORD.findall(found.before)):
        return f"{numerals.cardinal(part)} out of {numerals.cardinal(parts)}"
    if "odds" in WORD.findall(found.before):
        return f"{numerals.cardinal(part)} to {numerals.cardinal(parts)}"
    if 0 < part < parts:
        return said_mixed(found["whole"], part, parts, american=found.american)
    sides = [numerals.cardinal(side, american=found.american) for side in (part, parts)]
    whole = said_amount(found["whole"], american=found.american) if found["whole"] else ""
    over = " " if part == parts or part + parts == 100 else " over "
    return f"{whole} {over.join(sides)}".strip()


def marks(found: Found) -> str:
    """“4.6/5” can only be marks."""
    part, parts = (said_amount(found[side], american=False) for side in ("part", "parts"))
    return f"{part} out of {parts}"


def versions(found: Found) -> str:
    """“2.0.1”, and numbers of a network: a point between each two."""
    groups = found["groups"].split(".")
    return " point ".join(said_amount(group, american=found.american) for group in groups)


def chain(found: Found) -> str:
    """Three numbers and more with hyphens: a number in a book trade, a line of players."""
    groups = re.split(DASH, found["groups"])
    if all(len(group) < 3 for group in groups):
        return " ".join(said_amount(group, american=found.american) for group in groups)
    return ", ".join(numerals.digit_by_digit(group) for group in groups)


def ratio(found: Found) -> str:
    """One to another; of scripture, chapter and verse."""
    low, high = (said_amount(found[side], american=found.american) for side in ("low", "high"))
    return f"{low} {high}" if found.word_before in SCRIPTURE else f"{low} to {high}"


def times(found: Found) -> str:
    return said_amount(found["amount"], american=found.american) + " times"


def by(found: Found) -> str:
    sides = re.split(r"\s?[x×]\s?", found["sides"])
    return " by ".join(said_amount(side, american=found.american) for side in sides)


def inches(found: Found) -> str | None:
    """“a 7″ single”; a straight mark may close a quotation instead."""
    if '"' in found.match[0] and '"' in found.before:
        return None
    one = is_one(found["amount"]) or bool(found.word_after)
    return f"{said_amount(found['amount'], american=found.american)} {'inch' if one else 'inches'}"


def arc(found: Found) -> str:
    """A place on the globe: degrees, minutes, and the side it lies on."""
    degrees, minutes = (said_amount(found[part], american=False) for part in ("degrees", "minutes"))
    side = SIDES.get(found["side"], "")
    return f"{degrees} degrees {minutes} minutes {side}".strip()


def primes(found: Found) -> str:
    """After degrees they are minutes, elsewhere feet."""
    name = "minutes" if found.before.rstrip().endswith("°") else "feet"
    return f"{said_amount(found['amount'], american=found.american)} {name}"


def power(found: Found) -> str:
    base = said_amount(found["base"], american=found.american)
    written = found["power"].translate(POWERS).lstrip("^")
    if written in ("2", "3"):
        return f"{base} {'squared' if written == '2' else 'cubed'}"
    said = said_amount(written.replace("-", "") or "0", american=found.american)
    return f"{base} to the power of {'minus ' if '-' in written else ''}{said}"


def aircraft(found: Found) -> str | None:
    """“a Boeing 737”, “the 737 Max”."""
    is_one = found.word_before == "Boeing" or found.word_after in ("Max", "MAX")
    return numerals.digit_by_digit(found.match[0]) if is_one else None


CHAINS = (Rule(re.compile(rf"(?P<groups>\d++(?:{DASH}\d++){{2,}})(?!\w)"), chain),)
# From the particular to the plain: the first that fits says it.
RULES = (
    Rule(
        re.compile(
            r"(?P<degrees>\d{1,3})°[ \u00a0]?(?P<minutes>\d{1,2})′[ \u00a0]?(?P<side>[NSEW]?)(?!\w)"
        ),
        arc,
    ),
    Rule(re.compile(r"7\d7(?!\w|[.,]\d)"), aircraft),
    Rule(re.compile(r"(?P<groups>\d++(?:\.\d++){2,})(?!\w)"), versions),
    Rule(re.compile(r"(?P<part>\d\d?\.\d\d?)/(?P<parts>\d{1,3})(?![\w/]|\.\d)"), marks),
    Rule(
        re.compile(
            r"(?:(?P<whole>\d{1,3})[ \u00a0])?(?P<part>\d{1,3})[/⁄](?P<parts>\d{1,4})"
            r"(?![\w/]|[.,]\d)"
        ),
        slashed,
    ),
    Rule(re.compile(rf"(?P<digits>{WHOLE})(?P<suffix>st|nd|rd|th|ST|ND|RD|TH)(?!\w)"), ordinal),
    Rule(re.compile(rf"(?P<digits>{NUMBER})['’]?s(?!\w)"), counted),
    Rule(re.compile(rf"(?P<sides>{NUMBER}(?:[x×]{NUMBER})++)"), by),
    Rule(re.compile(rf"(?P<sides>{NUMBER}\s×\s{NUMBER})(?=\s?(?:[cmk]?m|in|ft)\b)"), by),
    Rule(re.compile(rf"(?P<amount>{NUMBER})\s?[x×](?!\w|\s?\d)"), times),
    Rule(re.compile(rf"(?P<amount>{NUMBER})(?:″|\"(?=[ \u00a0][A-Za-z]))"), inches),
    Rule(re.compile(rf"(?P<amount>{NUMBER})′"), primes),
    Rule(
        re.compile(rf"(?P<base>{NUMBER})(?P<power>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}|\^-?\d{{1,3}}(?!\w))"),
        power,
    ),
    Rule(re.compile(rf"(?P<low>{NUMBER}):(?P<high>{NUMBER})(?![\w:])"), ratio),
    Rule(re.compile(rf"(?P<low>{AMOUNT}){DASH}(?P<high>{AMOUNT})(?!\w)"), span),
    Rule(re.compile(rf"(?P<minus>{MINUS})?(?P<amount>{AMOUNT}|(?<![\w.])\.\d++)"), number),
)
