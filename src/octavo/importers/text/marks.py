"""The marks that people type inside a paragraph: `*emphasis*`, `**strong**`, `[text](address)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from octavo.core.manuscript.inlines import Inlines, Run, from_runs
from octavo.importers.addresses import safe_address

_LINK = re.compile(
    r"!?\[([^\[\]\n]{1,500})\]\(\s*<?([^()\s<>]{0,2000}(?:\([^()\s]{0,300}\)[^()\s<>]{0,300})?)>?"
    r"(?:\s+[\"“'][^\"”'\n]{0,200}[\"”'])?\s*\)"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>")
# Mail programs write the address behind the words it belongs to; nobody knows how many.
_AFTER_WORD = re.compile(
    r"(?<!\S)([^\s<>\[\]]{2,60})\s(?:<(https?://[^\s<>]{1,2000})>|\[(https?://[^\s\[\]]{1,2000})\])"
)
_DELIMITER = re.compile(r"\*{1,3}|_{1,3}")
_ESCAPED = re.compile(r"\\([*_\[\]#>`~.!()+\-\\])")
# Escaped characters and note marks travel as private characters until the marks are read.
_ESCAPES = 0xE000
NOTE_OPENS, NOTE_CLOSES = "\ue200", "\ue201"
_NOTE = re.compile(f"{NOTE_OPENS}([^{NOTE_CLOSES}]{{1,40}}){NOTE_CLOSES}")
_PRIVATE = {_ESCAPES + code: code for code in range(128)}
_MOST_OPEN = 8  # delimiters that may be waiting for their other half
_LONGEST = 100_000  # characters of one paragraph; a longer one is no writing, and keeps its marks


@dataclass(slots=True)
class _Token:
    """A piece of a paragraph: words, or a delimiter that may open or close a mark."""

    text: str
    delimiter: bool = False
    may_open: bool = False
    may_close: bool = False
    link: str | None = None
    emphasis: bool = False
    strong: bool = False
    is_spent: bool = False


def inlines_of(text: str) -> Inlines:
    """A paragraph's words with the marks that were typed around them.

    An address that leads nowhere (`#`, `javascript:`) is left out; the words stay.
    """
    if len(text) > _LONGEST:
        return from_runs([Run(text=text)])
    text = _AFTER_WORD.sub(lambda match: f"[{match[1]}]({match[2] or match[3]})", text)
    text = _ESCAPED.sub(lambda match: chr(_ESCAPES + ord(match[1])), text)
    tokens = list(_tokens(text))
    _pair(tokens)
    return from_runs(run for token in tokens if not token.is_spent for run in _runs(token))


def _runs(token: _Token) -> Iterator[Run]:
    """The words of a token, and the note marks among them."""
    marks = Run(link=token.link, strong=token.strong, emphasis=token.emphasis)
    for number, part in enumerate(_NOTE.split(token.text)):
        if number % 2:
            yield replace(marks, note=part)
        elif part:
            yield replace(marks, text=part.translate(_PRIVATE))


def _tokens(text: str) -> Iterator[_Token]:
    """Links and delimiters, in order, with the words between them."""
    at = 0
    for match in _LINK.finditer(text):
        yield from _delimiters(text, at, match.start())
        link = safe_address(match[2]) or None
        for token in _delimiters(match[1], 0, len(match[1])):
            yield replace(token, link=link)
        at = match.end()
    yield from _delimiters(text, at, len(text))


def _delimiters(text: str, start: int, stop: int) -> Iterator[_Token]:
    at = start
    for match in _marks(text, start, stop):
        if match.start() > at:
            yield _Token(text[at : match.start()])
        if match.re is _ADDRESS:
            yield _Token(match[1].removeprefix("mailto:"), link=safe_address(match[1]) or None)
        else:
            yield _delimiter(text, match)
        at = match.end()
    if at < stop:
        yield _Token(text[at:stop])


def _marks(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Delimiters and bare addresses in angle brackets, in order; not those inside an address."""
    addresses = list(_ADDRESS.finditer(text, start, stop))
    at = start
    for address in [*addresses, None]:
        upto = address.start() if address else stop
        yield from _DELIMITER.finditer(text, at, upto)
        if address:
            yield address
            at = address.end()


def _delimiter(text: str, match: re.Match[str]) -> _Token:
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if match[0] * 2 in text[match.start() : match.end() + 3]:
        return _Token(match[0])
    opens = not after.isspace() and not before.isalnum()
    closes = not before.isspace() and not after.isalnum()
    return _Token(match[0], delimiter=True, may_open=opens, may_close=closes)


def _pair(tokens: list[_Token]) -> None:
    """Give each stretch between an opening and the next closing delimiter of a kind its mark."""
    opened: list[int] = []
    depths = {"emphasis": [0] * (len(tokens) + 1), "strong": [0] * (len(tokens) + 1)}
    for place, token in enumerate(tokens):
        if not token.delimiter:
            continue
        near = range(len(opened) - 1, max(-1, len(opened) - _MOST_OPEN - 1), -1)
        at = next((n for n in near if tokens[opened[n]].text == token.text), None)
        if token.may_close and at is not None and place > opened[at] + 1:
            _mark(tokens, depths, opened[at], place)
            del opened[at:]
        elif token.may_open:
            opened.append(place)
    for mark, changes in depths.items():
        for token, depth in zip(tokens, accumulate(changes), strict=False):
            setattr(token, mark, depth > 0)


def _mark(tokens: list[_Token], depths: dict[str, list[int]], opener: int, closer: int) -> None:
    width = len(tokens[opener].text)
    tokens[opener].is_spent = tokens[closer].is_spent = True
    for mark, widths in (("emphasis", (1, 3)), ("strong", (2, 3))):
        if width in widths:
            depths[mark][opener] += 1
            depths[mark][closer] -= 1
