"""The inside of a line in the dialect: spans, marks and note marks, with nothing tidied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.inlines import Inlines, Run, from_runs

LINE_BREAK = "\n"


def inlines_of(tokens: Sequence[Token]) -> Inlines:
    """A line's tokens as inlines in normal form."""
    return from_runs(_runs(tokens))


def span_of(tokens: Sequence[Token]) -> tuple[str, Inlines]:
    """Class and inside of the one span that the whole line is; the class is empty if it is not."""
    if len(tokens) < 2 or tokens[0].type != "span_open" or tokens[-1].type != "span_close":
        return "", ()
    level = 0
    for token in tokens[:-1]:
        level += token.nesting
        if level == 0:
            return "", ()
    return str(tokens[0].attrs.get("class", "")), inlines_of(tokens[1:-1])


def lines_of(tokens: Sequence[Token]) -> list[Inlines]:
    """The lines between hard breaks, as in verse."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "hardbreak":
            lines.append([])
        else:
            lines[-1].append(token)
    return [inlines_of(line) for line in lines]


def words_of(tokens: Sequence[Token]) -> str:
    """The words alone."""
    return "".join(run.text for run in _runs(tokens))


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    marks = [Run()]
    for token in tokens:
        if token.nesting > 0:
            marks.append(_marked(marks[-1], token))
        elif token.nesting < 0:
            marks.pop()
        else:
            yield from _leaf(token, marks[-1])


def _leaf(token: Token, marks: Run) -> Iterator[Run]:
    match token.type:
        case "text" | "text_special" | "code_inline":
            if token.content:
                yield replace(marks, text=token.content)
        case "hardbreak":
            yield replace(marks, text=LINE_BREAK)
        case "softbreak":
            yield replace(marks, text=" ")
        case "footnote_ref":
            yield replace(marks, note=str(token.meta["label"]))
        case "image":
            # A picture in the middle of a line leaves its alternative text there.
            yield replace(marks, text=words_of(token.children or []))


def _marked(marks: Run, token: Token) -> Run:
    match token.type:
        case "em_open":
            return replace(marks, emphasis=True)
        case "strong_open":
            return replace(marks, strong=True)
        case "link_open":
            address = str(token.attrs.get("href", ""))
            return replace(marks, link=address) if is_address(address) else marks
        case "span_open":
            return _in_span(marks, token)
    return marks


def _in_span(marks: Run, token: Token) -> Run:
    if language := token.attrs.get("lang"):
        return replace(marks, language=str(language))
    names = str(token.attrs.get("class", "")).split()
    return replace(
        marks,
        emphasis=marks.emphasis or "emphasis" in names,
        strong=marks.strong or "strong" in names,
        small_capitals=marks.small_capitals or "small-caps" in names,
    )
