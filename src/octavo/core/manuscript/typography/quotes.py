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
    reader = _Reader(text, customs)
    reader.read()
    return "".join(reader.out)


def quote_depths(text: str, customs: Customs) -> list[int]:
    """How many quotes are open after each character, whether its marks are turned or straight."""
    reader = _Reader(text, customs)
    changes = dict(reader.read())
    ours = {*customs.double, *customs.single}
    for opening, closing in _PAIRS:
        if not ours & {opening, closing}:
            changes = _with_pair(text, opening, closing, changes)
    depths, depth = [], 0
    for place in range(len(text)):
        depth += changes.get(place, 0)
        depths.append(depth)
    return depths


def _with_pair(text: str, opening: str, closing: str, changes: dict[int, int]) -> dict[int, int]:
    """The changes of depth, with those of a pair of marks that the language does not use."""
    changed, depth = dict(changes), 0
    for match in re.finditer(f"[{opening}{closing}]", text):
        step = 1 if match[0] == opening else -min(depth, 1)
        depth += step
        changed[match.start()] = step
    return changed


class _Reader:
    """Reads the quotes of a line from its beginning and knows which are open."""

    def __init__(self, text: str, customs: Customs) -> None:
        self.text = text
        self.customs = customs
        self.out = list(text)
        self.double_is_open = False
        self.single_is_open = False

    def read(self) -> list[tuple[int, int]]:
        """Turn every straight quote; where the number of open quotes changes, and by how much."""
        marks = re.escape("".join(("\"'", *self.customs.double, *self.customs.single)))
        changes = []
        for match in re.finditer(f"[{marks}]", self.text):
            were_open = self.double_is_open + self.single_is_open
            self._take(match.start())
            changes.append((match.start(), self.double_is_open + self.single_is_open - were_open))
        return changes

    def _take(self, place: int) -> None:
        before = self.out[place - 1] if place else ""
        rest = self.text[place + 1 : place + 20]
        if self.text[place] == '"':
            self.out[place] = self._double(place, before, rest[:1])
        elif self.text[place] == "'":
            self.out[place] = self._single(before, rest)
        self._note_what_is_open(self.out[place], before, rest[:1])

    def _double(self, place: int, before: str, after: str) -> str:
        if before.isdigit() and (not self.double_is_open or self._is_after_feet(place)):
            return '"'
        opening, closing = self.customs.double
        return opening if _opens(before, after, self.double_is_open) else closing

    def _is_after_feet(self, place: int) -> bool:
        return _FEET.search("".join(self.out[max(0, place - 5) : place])) is not None

    def _single(self, before: str, rest: str) -> str:
        after = rest[:1]
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
