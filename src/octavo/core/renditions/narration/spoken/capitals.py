"""Short forms in capitals: spelt letter by letter, said as a word, or only printed loud."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.rules import Found, Rule
from octavo.core.renditions.narration.spoken.vocabulary import (
    SAID_AS_WORDS,
    SHORT_WORDS,
    SPELT,
    WORDS_ONLY_IF_LOUD,
)

STARTS = (
    r"(?:[BCDFGHJKLMNPQRSTVWXZ]|[BCFGKPS][LR]|[DT]R|S[CHKLMNPQTVW]|SC[HR]|S[PT]R|SPL|SHR"
    r"|[CPTSWG]H|THR|TW|DW|KN|WR|QU)?"
)
VOWELS = r"[AEIOUY]{1,3}"
MIDDLES = r"(?:[BCDFGHJKLMNPQRSTVWXZ]{1,3})"
ENDS = (
    r"(?:[BCDFGHKLMNPRSTVWXZ]|CH|CK|CT|FF|FT|GH|GHT|L[BDFKLMPTV]|LTH|M[BPS]|N[DGKST]|NCH|NTH|PT"
    r"|R[BCDFGKLMNPRSTV]|RCH|RSH|RTH|S[HKPST]|TCH|TH|TT|TS|TZ|WL|WN|XT|ZZ|[BCDGKLMNPRTW]S"
    r"|NDS|NGS|NTS|RDS|RMS|RTS|STS|GHTS|CKS)?"
)
PRONOUNCEABLE = re.compile(rf"{STARTS}{VOWELS}(?:{MIDDLES}{VOWELS})*{ENDS}")
LOUD_BEFORE = re.compile(r"([A-Z]{2,30})[ ,’“”\"-]{1,3}\Z")
LOUD_AFTER = re.compile(r"[ ,’“”\"-]{1,3}([A-Z]{2,30})(?![\w.])")
BEFORE_US = frozenset(
    "ABOUT AMONG FOR FROM GIVE HELP JOIN LEAVE LET LETS OF ON SAVE SHOW TELL TO WITH".split()
)
RUN = re.compile(r"[^\W\d_]+|\d+\.\d+|\d+|-")
SHORT = 4  # letters from which on a short form that can be pronounced is a word
ENDING = r"(?P<ending>['’]?s)?"


def spelt(letters: str, ending: str = "") -> str:
    """“E U’s”, “C E O's”: an engine reads a lone letter, and not “Os”."""
    if ending == "s":
        ending = "'s"
    return " ".join(letters.upper()) + ending


def is_word(letters: str, found: Found) -> bool:
    """Whether it is said as a word: as short forms go, or because it is one, printed loud."""
    if letters in SPELT or (letters == "US" and not is_pronoun(found)):
        return False
    if letters in SAID_AS_WORDS or (letters in SHORT_WORDS and letters not in WORDS_ONLY_IF_LOUD):
        return True
    if letters in SHORT_WORDS:
        return is_loud_around(found)
    return len(letters) >= SHORT and bool(PRONOUNCEABLE.fullmatch(letters))


def is_pronoun(found: Found) -> bool:
    """“TELL US”; elsewhere it is the country, in a headline too."""
    before = LOUD_BEFORE.search(found.before)
    return before is not None and before[1] in BEFORE_US


def is_loud_around(found: Found) -> bool:
    """Whether a neighbour is a plain word in capitals as well."""
    before = LOUD_BEFORE.search(found.before)
    after = LOUD_AFTER.match(found.match.string, found.match.end())
    return any(is_plain_word(one[1]) for one in (before, after) if one)


def is_plain_word(letters: str) -> bool:
    if letters in SPELT or letters in SAID_AS_WORDS:
        return False
    long = len(letters) >= SHORT and bool(PRONOUNCEABLE.fullmatch(letters))
    return letters in SHORT_WORDS or long


def capitals(found: Found) -> str:
    letters, ending = found["letters"], found["ending"]
    return letters.capitalize() + ending if is_word(letters, found) else spelt(letters, ending)


def joined(found: Found) -> str:
    """“R&D”, “AT&T”."""
    first, second = found["first"], found["second"]
    return f"{spelt(first)} and {spelt(second, found['ending'])}"


def dotted(found: Found) -> str:
    """“U.S.”, “J.K.”: the full stop stays only where it ends the text too."""
    return spelt(found["letters"].replace(".", "").replace(" ", ""), found["ending"]) + found.stop


def mixed(found: Found) -> str:
    """Capitals at the end or after a small letter: “ChatGPT”, “mRNA”."""
    head, tail = found["head"], spelt(found["tail"], found["ending"])
    return f"{head.upper() if len(head) == 1 else head} {tail}"


def coded(found: Found) -> str:
    """Letters and figures in one: “H two O”, “M I six”, “Covid nineteen”."""
    parts = RUN.findall(found["code"])
    said = " ".join(filter(None, (said_run(part, found) for part in parts)))
    if not found["ending"]:
        return said
    return said + found["ending"] if "’" in found["ending"] else numerals.plural(said)


def said_run(run: str, found: Found) -> str:
    if run.isdecimal():
        return said_figures(run)
    if run == "-":
        return ""
    if "." in run:
        whole, _, places = run.partition(".")
        return numerals.decimal(whole, places)
    if run.lower() == "covid":
        return "Covid"
    is_name = not run.isupper() or (len(run) > 1 and is_word(run, found))
    if is_name:
        return run if not run.isupper() else run.capitalize()
    return spelt(run)


def said_figures(digits: str) -> str:
    if len(digits) > 4 or digits[0] == "0":
        return numerals.digit_by_digit(digits)
    return numerals.year(int(digits))


RULES = (
    Rule(
        re.compile(rf"(?P<first>[A-Z]{{1,3}})\s?&\s?(?P<second>[A-Z]{{1,3}}){ENDING}(?!\w)"), joined
    ),
    Rule(re.compile(rf"(?P<letters>(?:[A-Z]\.[ \u00a0]?){{1,5}}[A-Z]\.){ENDING}(?!\w)"), dotted),
    Rule(re.compile(rf"(?P<letters>(?:[A-Z]\.){{1,5}}[A-Z]){ENDING}(?!\w)"), dotted),
    Rule(
        re.compile(
            r"(?P<code>[^\W\d_]{1,20}-?\d{1,20}(?!\d*(?:st|nd|rd|th)\b)(?:\.\d{1,9})?(?:[^\W\d_]{1,10}\d{0,20}){0,3}?)"
            r"(?P<ending>['’]?s)?(?!\w|[.,/:%]\d)"
        ),
        coded,
    ),
    Rule(re.compile(rf"(?P<letters>[A-Z]{{2,}}){ENDING}(?![\w&])"), capitals),
    Rule(re.compile(rf"(?P<head>[A-Z]?[a-z]+|[a-z])(?P<tail>[A-Z]{{2,6}}){ENDING}(?!\w)"), mixed),
)
