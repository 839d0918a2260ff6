"""A small language for what people write around an article, and its matcher.

`read (more|also) [about] *`: words as they stand, `*` for a few words, `**` for many, `#` for a
number, `[x]` for what may be missing, `(x|y)` for one of several. Case does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST_LINE = 500  # a longer line is never one of these phrases
_WILD = {"*": r".{0,100}?", "**": r".{0,450}?"}
_NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight ten eleven twelve fifteen twenty thirty fifty sixty hundred
    zwei drei vier fünf sechs acht zehn elf zwölf zwanzig dreißig deux trois quatre cinq huit dix
    onze douze vingt trente dos tres cuatro cinco seis ocho diez once doce due tre quattro cinque
    sei otto dieci undici dodici dois três quatro dez doze twee drie vijf zes tien elf twaalf två
    fyra fem sex åtta tio tolv to fire fem seks otte ti tolv
    """.split()
)
_NUMBER = rf"(?:\d[\d.,  ]{{0,9}}|(?:{'|'.join(sorted(_NUMBER_WORDS))})\b)"
# A space, or nothing where a mark of punctuation stands between the words anyway.
_SPACE = r" ?(?!(?<=\w)(?=\w))"
_TOKEN = re.compile(r"[()\[\]|#]|\*{1,2}|[^()\[\]|*#]+")
_FIRST = re.compile(r"\w+|\S")
_BRACKETED_NUMBER = re.compile(r"[(\[](\d[\d.,]*)[)\]]")
_DIGIT = "#"
_DECORATION = " \t()[]{}<>|•·∙*_~–—‒-=+»«›‹→←▸▶▼▲↓↑✓✔●■□…:"


@dataclass(frozen=True, slots=True)
class _Form:
    """Part of a phrase as a regular expression; `firsts` is None when anything may begin it.

    `needs` is the longest text that must stand somewhere in the line.
    """

    pattern: str
    firsts: frozenset[str] | None
    may_be_empty: bool
    needs: str = ""


@dataclass(slots=True)
class Phrases:
    """Phrases, each with what it means, found by the first word of the line."""

    _by_first: dict[str, list[tuple[re.Pattern[str], str]]] = field(default_factory=dict)
    _by_need: list[tuple[str, tuple[re.Pattern[str], str]]] = field(default_factory=list)

    def add(self, meaning: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            form = _sequence(_TOKEN.findall(phrase.lower()))
            entry = (re.compile(form.pattern, re.IGNORECASE), meaning)
            if form.firsts is None:
                self._by_need.append((form.needs, entry))
            for first in form.firsts or ():
                self._by_first.setdefault(first, []).append(entry)

    def meaning_of(self, line: str) -> str | None:
        """What the whole line means; bullets, brackets and arrows around it do not count."""
        line = _BRACKETED_NUMBER.sub(r" \1 ", " ".join(line.split()))
        for text in dict.fromkeys((" ".join(line.split()), bare(line))):
            if found := self._whole(text):
                return found
        return None

    def _whole(self, text: str) -> str | None:
        if not text or len(text) > LONGEST_LINE:
            return None
        low = text.lower()
        entries = self._by_first.get(_first_of(low), [])
        entries = entries + [entry for needs, entry in self._by_need if needs in low]
        for pattern, meaning in entries:
            if pattern.fullmatch(text):
                return meaning
        return None


def bare(line: str) -> str:
    """The line without what decorates its ends."""
    return " ".join(line.split()).strip(_DECORATION)


def pattern_of(phrase: str) -> str:
    """The phrase as a regular expression, for use inside a larger one."""
    return _sequence(_TOKEN.findall(phrase.lower())).pattern


def _first_of(text: str) -> str:
    match = _FIRST.search(text)
    word = match.group() if match else ""
    return _DIGIT if word[:1].isdigit() or word in _NUMBER_WORDS else word


def _sequence(tokens: list[str]) -> _Form:
    """Read tokens up to a bar or a closing bracket, which stay; the list is used up."""
    parts: list[_Form] = []
    while tokens and tokens[0] not in "|)]":
        parts.append(_item(tokens))
    firsts: frozenset[str] | None = frozenset()
    for part in parts:
        firsts = None if firsts is None or part.firsts is None else firsts | part.firsts
        if not part.may_be_empty:
            break
    pattern = "".join(part.pattern for part in parts)
    needs = max((part.needs for part in parts), key=len, default="")
    return _Form(pattern, firsts, all(part.may_be_empty for part in parts), needs)


def _item(tokens: list[str]) -> _Form:
    token = tokens.pop(0)
    if token in _WILD:
        return _Form(_WILD[token], None, may_be_empty=True)
    if token == "#":
        return _Form(_NUMBER, frozenset({_DIGIT}), may_be_empty=False)
    if token in "([":
        return _choice(tokens, is_optional=token == "[")
    pattern = _SPACE.join(re.escape(word) for word in re.split(" +", token))
    first = _first_of(token)
    goes_on = bool(tokens) and tokens[0] not in "|)]" and token[-1:].isalnum() and " " not in token
    firsts = None if goes_on else frozenset({first} if first else ())
    needs = max(token.split(), key=len, default="")
    return _Form(pattern, firsts, may_be_empty=not first, needs=needs)


def _choice(tokens: list[str], *, is_optional: bool) -> _Form:
    forms = [_sequence(tokens)]
    while tokens and tokens[0] == "|":
        tokens.pop(0)
        forms.append(_sequence(tokens))
    if tokens:
        tokens.pop(0)
    firsts: frozenset[str] | None = frozenset()
    for form in forms:
        firsts = None if firsts is None or form.firsts is None else firsts | form.firsts
    pattern = "(?:" + "|".join(form.pattern for form in forms) + ")" + ("?" if is_optional else "")
    return _Form(pattern, firsts, is_optional or any(form.may_be_empty for form in forms))
