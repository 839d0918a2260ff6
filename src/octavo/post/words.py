"""The words of a letter: plain paragraphs with a little syntax, read once and checked.

# A headline
A paragraph that names {facts}. A line's end stays one.
- Label: {fact}          lines of a table
[Words]({link})          a button, alone in its paragraph
{pieces}                 a list of articles, alone in its paragraph
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from octavo.post.errors import UnknownPlaceholder, WordsWrong
from octavo.post.kinds import COMMON, OF_DECLINABLE, Kind

_MARKED = re.compile(r"\[([^\[\]\n]+)\]\(\{([^{}\n]*)\}\)|\{([^{}\n]*)\}")
_BUTTON = re.compile(r"\[([^\[\]\n]+)\]\(\{([^{}\n]*)\}\)")
_ROW = re.compile(r"- ([^:\n]+):[ \t]*(.+)")
_ALONE = re.compile(r"\{([a-z_]+)\}")
LONGEST_BODY = 20_000

Tag = Literal["paragraph", "headline", "rows", "button", "pieces", "code"]


@dataclass(frozen=True, slots=True)
class Named:
    """A placeholder: here stands the fact of that name."""

    fact: str


@dataclass(frozen=True, slots=True)
class Leading:
    """Words that lead to the link which the fact is; without any, the link is seen itself."""

    words: str
    fact: str


Line = tuple[str | Named | Leading, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the body. `lines` are its lines; of rows each has a label before it."""

    tag: Tag
    lines: tuple[Line, ...]
    labels: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts in it, in order."""
        return tuple(one.fact for line in self.lines for one in line if not isinstance(one, str))


@dataclass(frozen=True, slots=True)
class Words:
    """A letter as an editor wrote it, understood."""

    subject: Line
    blocks: tuple[Block, ...]


def understood(subject: str, body: str, *, kind: Kind) -> Words:
    """Read subject and body. Raises WordsWrong with a sentence for whoever wrote them."""
    subject = " ".join(subject.split())
    if not subject:
        raise WordsWrong(_("A letter needs a subject."))
    if not body.strip():
        raise WordsWrong(_("A letter needs words."))
    if len(body) > LONGEST_BODY:
        raise WordsWrong(_("That is too long for a letter."))
    return Words(_subject(subject, kind), tuple(_blocks(body, kind)))


def allowed(kind: Kind) -> list[str]:
    """The names that may stand in braces."""
    more = OF_DECLINABLE if kind.is_declinable else {}
    return sorted({*kind.facts, *COMMON, *more})


def _subject(subject: str, kind: Kind) -> Line:
    line = _line(subject, kind)
    for one in line:
        if not isinstance(one, str) and _form(one.fact, kind) in {"pieces", "link"}:
            raise WordsWrong(_("“{%(name)s}” cannot stand in a subject.") % {"name": one.fact})
    return line


def _blocks(body: str, kind: Kind) -> Iterator[Block]:
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    for part in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        if lines:
            yield _block(lines, kind)


def _block(lines: list[str], kind: Kind) -> Block:
    if len(lines) == 1:
        if found := _BUTTON.fullmatch(lines[0]):
            return Block("button", ((_leading(found[1], found[2], kind),),))
        if lines[0].startswith("# "):
            return Block("headline", (_line(lines[0][2:], kind),))
        if (found := _ALONE.fullmatch(lines[0])) and _form(found[1], kind) in {"pieces", "code"}:
            tag: Tag = "pieces" if _form(found[1], kind) == "pieces" else "code"
            return Block(tag, ((Named(found[1]),),))
    rows = [row for line in lines if (row := _ROW.fullmatch(line))]
    if len(rows) == len(lines):
        labels = tuple(row[1].strip() for row in rows)
        return Block("rows", tuple(_line(row[2], kind) for row in rows), labels)
    return Block("paragraph", tuple(_line(line, kind) for line in lines))


def _leading(words: str, name: str, kind: Kind) -> Leading:
    name = name.strip()
    if _form(name, kind) != "link":
        sentence = _("“[%(words)s]” leads to a link, and “{%(name)s}” is none.")
        raise WordsWrong(sentence % {"words": words, "name": name})
    return Leading(words.strip(), name)


def _line(text: str, kind: Kind) -> Line:
    """Words and placeholders in turn."""
    found: list[str | Named | Leading] = []
    at = 0
    for mark in _MARKED.finditer(text):
        words, leads_to, name = mark.groups()
        found.append(text[at : mark.start()])
        found.append(_leading(words, leads_to, kind) if words else _placed(name, kind))
        at = mark.end()
    found.append(text[at:])
    for one in found:
        if isinstance(one, str) and ("{" in one or "}" in one):
            raise WordsWrong(_("A brace is open in “%(line)s”.") % {"line": text[:80]})
    return tuple(one for one in found if one)


def _placed(name: str, kind: Kind) -> Named | Leading:
    """A placeholder among words."""
    name = name.strip()
    form = _form(name, kind)
    if form == "pieces":  # in a paragraph of its own it was read before
        raise WordsWrong(_("“{%(name)s}” stands alone in its paragraph.") % {"name": name})
    return Leading("", name) if form == "link" else Named(name)


def _form(name: str, kind: Kind) -> str:
    form = kind.form_of(name) or (OF_DECLINABLE.get(name) if kind.is_declinable else None)
    if form is None:
        raise UnknownPlaceholder(
            _("This letter knows no “{%(name)s}”. It knows: %(known)s.")
            % {"name": name, "known": ", ".join(f"{{{it}}}" for it in allowed(kind))}
        )
    return form
