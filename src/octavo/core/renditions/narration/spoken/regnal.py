"""Roman numerals: of kings and popes, of chapters and wars, of centuries."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.roman import value_of
from octavo.core.renditions.narration.spoken.rules import Found, Rule

RULERS = frozenset(
    "Abbas Abdullah Akbar Albert Alexander Alfonso Amenhotep Andrew Artaxerxes Baudouin "
    "Beatrix Benedict Boniface Carl Carlos Casimir Catherine Charles Christian Clement "
    "Cleopatra Conrad Constantine Cyrus Darius David Edmund Edward Elizabeth Emmanuel Eric "
    "Ethelred Ferdinand Francis Franz Frederick Friedrich George Gregory Gustav Gustavus "
    "Haakon Harald Harold Hassan Henri Henry Hussein Innocent Isabella Ivan James Jean Joao "
    "John Joseph Juan Julius Justinian Karl Leo Leopold Louis Ludwig Malcolm Manuel Margrethe "
    "Maria Mary Maximilian Mehmed Mohammed Murad Napoleon Nicholas Olav Oscar Otto Paul Pedro "
    "Peter Philip Pius Ptolemy Rainier Rama Ramesses Ramses Reza Richard Robert Rudolf Selim "
    "Sigismund Sixtus Stephen Suleiman Theodosius Thutmose Umberto Urban Victor Vladimir "
    "Wilhelm Willem William Xerxes".split()
)
NUMBERED = frozenset(
    "act annex vols volumes parts chapters books acts phases sc pt bk ch sec art chap "
    "appendix apollo article book bowl canto category chapter class clause congress division "
    "episode figure fig grade group grand level mark mk olympiad opus part phase plate "
    "protocol rocky schedule scene section series stage symphony table tier title type "
    "vatican vol volume war wars windows games fantasy godfather".split()
)
PERSON = re.compile(r"\b[A-Z][a-z]+[ \u00a0][A-Z][a-z]+[ \u00a0]\Z")
CENTURY = re.compile(
    r"(?:[ \u00a0](?:and|or|to)[ \u00a0][IVX]{1,5})?[ \u00a0-](?:century|centuries)\b"
)
# After “Elizabeth I”; after the pronoun comes what somebody does.
AFTER_THE_FIRST = re.compile(
    r"['’]s\b|[,;:.)?!—–]|\Z|[ \u00a0](?:of|and|was|reigned|ruled|died|in|at|to|by)\b"
)
NO_NAMES = frozenset("The An A And But Or In On At For With This That No My His Her Its By".split())
FULL_STOP = re.compile(r"\.(?:[ \u00a0]|\Z)")
FEW_LETTERS = frozenset("the an a and or by on in via with of to for as is".split())
AFTER_WORD = re.compile(r"[^\W\d_][ \u00a0]\Z")
A_PERSONS = range(2, 5)


def numeral(found: Found) -> str | None:
    """A rulers' numeral says which one, a chapter's how many; anything else is no numeral."""
    value = value_of(found["numeral"])
    if not value:
        return None
    if CENTURY.match(found.match.string, found.match.end()):
        return numerals.ordinal(value) + found["ending"]
    before = found.word_before
    if opens_heading(found):
        return numerals.cardinal(value)
    if before.lower() in NUMBERED and (found["numeral"] != "I" or before.istitle()):
        return numerals.cardinal(value) + found["ending"]
    if found["numeral"].upper() != found["numeral"]:
        return None
    if before.islower() and AFTER_WORD.search(found.before):
        return after_plain_word(found, before, value)
    if not before.istitle():
        return None
    return said_after_name(found, before, value)


def opens_heading(found: Found) -> bool:
    """“IV. The return”."""
    few = not set(found["numeral"]) - set("IVX")
    return few and found.match.start() == 0 and bool(FULL_STOP.match(found.after))


def after_plain_word(found: Found, word: str, value: int) -> str | None:
    """“round IV”, “the first XI”; after an article it may be letters."""
    if len(found["numeral"]) == 1 or set(found["numeral"]) - set("IVX") or word in FEW_LETTERS:
        return None
    return numerals.cardinal(value) + found["ending"]


def said_after_name(found: Found, name: str, value: int) -> str | None:
    numeral = found["numeral"]
    is_named = found["ending"] or AFTER_THE_FIRST.match(found.match.string, found.match.end())
    if numeral == "I" and not is_named:
        return None
    if name in RULERS and (len(numeral) > 1 or name != "Malcolm"):
        return f"the {numerals.ordinal(value)}{found['ending']}"
    if len(numeral) == 1 or set(numeral) - set("IVX") or name in NO_NAMES:
        return None
    if value in A_PERSONS and PERSON.search(found.before):
        return f"the {numerals.ordinal(value)}{found['ending']}"
    return numerals.cardinal(value) + found["ending"]


def numerals_span(found: Found) -> str | None:
    """“Vols I–III”."""
    first, last = value_of(found["first"]), value_of(found["last"])
    if not (first and last) or found.word_before.lower() not in NUMBERED:
        return None
    return f"{numerals.cardinal(first)} to {numerals.cardinal(last)}"


RULES = (
    Rule(re.compile(r"(?P<first>[IVXL]{1,7})[-–](?P<last>[IVXL]{1,7})(?!\w)"), numerals_span),
    Rule(
        re.compile(r"(?P<numeral>[IVXLCDM]{1,9}|[ivxl]{1,7})(?P<ending>['’]s)?(?![\w&]|\.\w)"),
        numeral,
    ),
)
