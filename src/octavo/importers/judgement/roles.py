"""Names in a stretch of a byline line, each with the role that the words before it give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from octavo.core.manuscript.document import Byline
from octavo.importers.judgement import dates, names, sections, vocabulary

PICTURES = frozenset({"photographs", "illustrations", "graphics", "film"})
_AUTHOR = ""
_BETWEEN_ROLES = r"\s*(?:[/,&+]|\b(?:and|und|et|y|e|och|og|en|i|ja)\b)\s*"
_AND = re.compile(_BETWEEN_ROLES)
_LOOSE_ENDS = re.compile(
    r"[\s,;.:&+–—-]*(?:\b(?:with|and|mit|und|et|avec|con|com|och|og|y|e|en|ja|i)\b)?[\s,;:&+–—-]*$",
    re.IGNORECASE,
)
_JOINING = frozenset({"en", "a", "i"})
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr)$")
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)")
_AFTER_BRACKET = re.compile(r"(?<=\))\s*(?:,|&|\b(?:and|und|et|y|e|och|og)\b)?\s*")
_NAMED_ROLE = re.compile(r"(.{3,100}?)\s*\(([^()]{3,40})\)")


@dataclass(frozen=True, slots=True)
class People:
    """Bylines of one stretch; `is_introduced`: words such as `By` or `Text:` stand before them."""

    bylines: tuple[Byline, ...]
    is_introduced: bool


def read_people(stretch: str, *, language: str = "") -> People | None:
    """Read one stretch between the bars of a byline line; None when it names nobody."""
    stretch = _with_colon(stretch, language)
    labels = [each for each in _label().finditer(stretch) if _may_open(each, language)]
    if not labels:
        return _by_bracket(stretch)
    bylines: list[Byline] = []
    before = _without_loose_ends(stretch[: labels[0].start()])
    if before and not sections.read_section(before) and not dates.beside_words(before):
        if not (opening := split_people(before, is_bare=True)):
            return None
        bylines.extend(Byline(name) for name in opening)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else len(stretch)
        fewest = 1 if label.group("role") else 2
        people = _people(stretch[label.end() : end], role=_role(label), fewest=fewest)
        if not people:
            return None
        bylines.extend(people)
    return People(tuple(bylines), is_introduced=True)


def _with_colon(stretch: str, language: str) -> str:
    """`Text Ada Fox` with the colon that other papers set there."""
    first, _, rest = stretch.partition(" ")
    is_named = rest[:1].isupper() and names.is_name(rest)
    is_english = language == "en" and stretch.isupper()
    if not language or not is_named or (language == "en" and not is_english):
        return stretch
    author = vocabulary.words_of(language, "byline", "author")
    pictures = vocabulary.tables("byline", "roles")["photographs"]
    return f"{first}: {rest}" if first.lower() in {*author, *pictures} else stretch


def split_people(text: str, *, fewest: int = 2, is_bare: bool = False) -> tuple[str, ...]:
    """The names in a stretch, without where they write from and for whom."""
    text = _without_loose_ends(text.strip(" ,;:"))
    text = _BRACKETS.sub("", text)
    if (where := _where().search(text)) and not _joins(where):
        text = text[: where.start()]
    return tuple(
        names.recased(name) for name in names.split_names(text, fewest=fewest, is_bare=is_bare)
    )


def _joins(where: re.Match[str]) -> bool:
    """Whether the word before what looks like a place stands between two names: Dutch `en`."""
    return where[1].lower() in _JOINING and names.is_name(where[2]) and not names.is_place(where[2])


def _without_loose_ends(text: str) -> str:
    """Without the comma or `and` that led on to the next role."""
    kept = _LOOSE_ENDS.sub("", text)
    return kept + "." if _ABBREVIATED.search(kept) and text[len(kept) :].startswith(".") else kept


def _people(text: str, *, role: str, fewest: int) -> list[Byline]:
    """Names behind a label; a role in brackets is that of the last name before it."""
    found: list[Byline] = []
    at = 0
    for bracket in _BRACKETS.finditer(text):
        own = _role_of(bracket[0].strip(" ()"))
        if own is None:
            continue
        before = split_people(text[at : bracket.start()], fewest=fewest)
        found.extend(Byline(name, role) for name in before[:-1])
        found.extend(Byline(name, own) for name in before[-1:])
        at = bracket.end()
    rest = split_people(text[at:].lstrip(" ,;&"), fewest=fewest)
    return [*found, *(Byline(name, role) for name in rest)]


def _by_bracket(stretch: str) -> People | None:
    """`Ada Fox (text), Ines Harrow (photos)`, or names alone."""
    bylines: list[Byline] = []
    is_introduced = False
    for piece in _AFTER_BRACKET.split(stretch):
        if not piece.strip():
            continue
        match = _NAMED_ROLE.fullmatch(piece)
        role = _role_of(match[2]) if match else None
        is_named = match is not None and role is not None
        people = split_people(match[1] if match and is_named else piece, is_bare=not is_named)
        if not people:
            return None
        is_introduced = is_introduced or role is not None
        bylines.extend(Byline(name, role or _AUTHOR) for name in people)
    return People(tuple(bylines), is_introduced) if bylines else None


def _may_open(label: re.Match[str], language: str) -> bool:
    """Whether a bare preposition at the start belongs to a language the article can be in."""
    opener = label.group("opener")
    if not opener or not language:
        return True
    known = {
        *vocabulary.words_of("en", "byline", "by"),
        *vocabulary.words_of(language, "byline", "by"),
    }
    return opener.lower() in known


def _role(label: re.Match[str]) -> str:
    if label.group("told"):
        return "as told to"
    found = [_role_of(word) for word in _AND.split(label.group("role") or "")]
    return next((role for role in (_AUTHOR, *found) if role in found and role is not None), _AUTHOR)


def _role_of(word: str) -> str | None:
    return _roles().get(word.strip().lower())


@cache
def _roles() -> dict[str, str]:
    """Each word that gives a role, with the role; author's words first."""
    found = dict.fromkeys(vocabulary.words("byline", "author"), _AUTHOR)
    for role, listed in vocabulary.tables("byline", "roles").items():
        for word in listed:
            found.setdefault(word, role)
    return found


@cache
def _label() -> re.Pattern[str]:
    """A word that introduces names: `By`, `Words and pictures by`, `Fotos:`, `Traduit de … par`."""
    by = vocabulary.alternatives(vocabulary.words("byline", "by"))
    role = vocabulary.alternatives(_roles())
    article = r"(?:an?|ein|eine|un|une|una|en|et)\s+"
    several = rf"(?:{role})(?:{_BETWEEN_ROLES}(?:{role})){{0,2}}"
    tongue = r"(?:\s+(?:from|aus|de|du|del|dal|do|från|fra|uit|z)\s+[^\s,;:]{2,14}(?:\s+[^\s,;:]{2,20})?)?"
    return re.compile(
        rf"(?<!\w)(?:(?:{article})?(?P<role>{several}){tongue}(?:\s*:|\s+(?:{by})(?=\s))"
        rf"|^(?:{article}|the\s+)(?:[^\W\d_]\S*\s+){{1,4}}?(?:by|von|par|door|av|af)(?=\s)"
        rf"|(?P<told>as\s+told\s+to)(?=\s)"
        rf"|^\W{{0,3}}(?P<opener>{by})\s*:?(?=\s)"
        rf"|(?<=\s)by(?=\s))\s*",
        re.IGNORECASE,
    )


@cache
def _where() -> re.Pattern[str]:
    """`in Port Vell`, `for The Vell Review`: up to the end, with a capital."""
    words = vocabulary.alternatives(vocabulary.words("byline", "where"))
    return re.compile(
        rf",?\s+((?i:{words}))\s+((?:(?:the|den|der|la|le|el|de)\s+)?(?=[^\W\d_a-zà-ÿ])[^,;&]{{2,60}})$"
    )
