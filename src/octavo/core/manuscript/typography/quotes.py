"""Turns straight quotes and apostrophes into the marks of a language; primes stay as they are."""

from __future__ import annotations

import re

from octavo.core.manuscript.typography.customs import APOSTROPHE, Customs

_DASHES = "-–—"
_OPENERS = "([{/¿¡«‹“‘„‚" + _DASHES
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"))
_FEET = re.compile(r"\d['′]\d{1,2}\Z")
_DECADE = re.compile(r"\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


def curled(text: str, customs: Customs) -> str:
    """The same text, of the same length, with each straight quote turned.

    What was open before decides some cases. That is read from the marks already set, so that a
    second pass sees the same and changes nothing.
    """
    if '"' not in text and "'" not in text:
        return text
    reader = _Reader(customs)
    for place, character in enumerate(text):
        reader.take(character, text[place + 1 : place + 20])
    return "".join(reader.out)


def quote_depths(text: str, customs: Customs) -> list[int]:
    """How many quotes are open after each character, whether its marks are turned or straight."""
    ours = {*customs.double, *customs.single}
    pairs = [pair for pair in _PAIRS if not ours & set(pair)]
    reader, foreign, depths = _Reader(customs), 0, []
    for place, character in enumerate(text):
        reader.take(character, text[place + 1 : place + 20])
        foreign += any(character == opening for opening, _ in pairs)
        foreign -= foreign > 0 and any(character == closing for _, closing in pairs)
        depths.append(reader.double_is_open + reader.single_is_open + foreign)
    return depths


class _Reader:
    """Reads a line from its beginning and knows which quotes are open."""

    def __init__(self, customs: Customs) -> None:
        self.customs = customs
        self.out: list[str] = []
        self.double_is_open = False
        self.single_is_open = False

    def take(self, character: str, rest: str) -> None:
        before, after = self.out[-1] if self.out else "", rest[:1]
        if character == '"':
            character = self._double(before, after)
        elif character == "'":
            character = self._single(before, after, rest)
        self._note_what_is_open(character, before, after)
        self.out.append(character)

    def _double(self, before: str, after: str) -> str:
        if before.isdigit() and (not self.double_is_open or self._is_after_feet()):
            return '"'
        opening, closing = self.customs.double
        return opening if _opens(before, after, self.double_is_open) else closing

    def _is_after_feet(self) -> bool:
        return _FEET.search("".join(self.out[-5:])) is not None

    def _single(self, before: str, after: str, rest: str) -> str:
        opening, closing = self.customs.single
        if before.isdigit() and not after.isalpha():
            return closing if self.single_is_open and not after.isdigit() else "'"
        if before.isalnum():
            is_closing = self.single_is_open and not after.isalnum()
            return closing if is_closing else APOSTROPHE
        if self._begins_elision(rest):
            return APOSTROPHE
        return opening if _opens(before, after, self.single_is_open) else closing

    def _begins_elision(self, rest: str) -> bool:
        if _DECADE.match(rest):
            return True
        word = _WORD.match(rest)
        return word is not None and word[0].lower() in self.customs.elisions

    def _note_what_is_open(self, character: str, before: str, after: str) -> None:
        if character in self.customs.double:
            self.double_is_open = _is_open_after(
                character, self.customs.double, self.double_is_open
            )
        elif character in self.customs.single and not (before.isalnum() and after.isalnum()):
            self.single_is_open = _is_open_after(
                character, self.customs.single, self.single_is_open
            )


def _is_open_after(character: str, marks: tuple[str, str], was_open: bool) -> bool:
    opening, closing = marks
    return not was_open if opening == closing else character == opening


def _opens(before: str, after: str, is_open: bool) -> bool:
    """Whether a straight quote between these two characters opens."""
    if is_open and before and before in _DASHES and not after.isalnum():
        return False  # "But I-" she said.
    if not before or before.isspace() or before in _OPENERS:
        return not is_open or bool(after and not after.isspace())
    return after.isalnum() and not is_open
