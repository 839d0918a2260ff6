"""What a screen reader says of a PDF: its words in the order of the structure, hyphens undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

Pieces = dict[int, list[str]]
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")


def read_aloud(path: Path) -> str:
    """All the words that are no artefacts; a line end stands between two elements."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot
        return "".join(_element(root, None, pages)).replace("\u00ad", "")


def looked_at(path: Path) -> str:
    """The words that are shown but not read: furniture, and quotes that repeat the text."""
    with pikepdf.open(path) as pdf:
        return "\n".join("".join(_marked(page).get(-1, [])) for page in pdf.pages)


def _element(element: Any, page: Any, pages: dict[Any, Pieces]) -> Iterator[str]:
    page = element.get("/Pg", page)
    if element.get("/S") == "/Lbl":  # the number of a note or an item
        return
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/MCR":
                owner = kid.get("/Pg", page)
                yield from pages[owner.objgen].get(int(kid.MCID), [])
            elif kid.get("/Type") != "/OBJR":
                yield from _element(kid, page, pages)
        elif page is not None:
            yield from pages[page.objgen].get(int(kid), [])
    if element.get("/S") not in ("/Span", "/Link", "/Em", "/Strong", "/Reference"):
        yield "\n"


def _marked(page: pikepdf.Page) -> Pieces:
    """The text of a page by the number of its marked content; -1 holds what has none."""
    found: Pieces = {}
    _run(page, page.get("/Resources"), found, [])
    return found


def _run(stream: Any, resources: Any, found: Pieces, within: list[Any]) -> None:
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "BDC" | "BMC":
                within.append(_mark(operands))
                spoken = within[-1][1]
                if spoken is not None:
                    found.setdefault(_place(within), []).append(spoken)
            case "EMC":
                within.pop()
            case "Tf":
                letters = _letters(resources.Font[str(operands[0])])
            case "Tj" | "TJ":
                if not any(spoken is not None for _, spoken in within):
                    found.setdefault(_place(within), []).append(_text(operands[0], letters))
            case "Do":
                form = resources.XObject[str(operands[0])]
                if form.Subtype == "/Form":
                    _run(form, form.get("/Resources", resources), found, within)


def _mark(operands: Any) -> tuple[int | None, str | None]:
    properties = operands[1] if len(operands) > 1 else {}
    if not isinstance(properties, pikepdf.Dictionary):
        return None, None
    number, spoken = properties.get("/MCID"), properties.get("/ActualText")
    return None if number is None else int(number), None if spoken is None else str(spoken)


def _place(within: list[Any]) -> int:
    return next((number for number, _ in reversed(within) if number is not None), -1)


def _text(shown: Any, letters: dict[int, str]) -> str:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    said = []
    for part in parts:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            codes = (data[at] * 256 + data[at + 1] for at in range(0, len(data), 2))
            said.append("".join(letters.get(code, "") for code in codes))
    return "".join(said)


_KNOWN: dict[bytes, dict[int, str]] = {}


def _letters(font: Any) -> dict[int, str]:
    """Which letters each glyph of the font stands for."""
    table = font.ToUnicode.read_bytes()
    if table not in _KNOWN:
        _KNOWN[table] = dict(_pairs(table))
    return _KNOWN[table]


def _pairs(table: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in re.findall(rb"beginbf(char|range)(.*?)endbf", table, re.DOTALL):
        for line in body.strip().splitlines():
            values = [bytes.fromhex(value.decode()) for value in _HEX.findall(line)]
            if kind == b"char":
                yield int.from_bytes(values[0], "big"), values[1].decode("utf-16-be")
            else:
                first, last = (int.from_bytes(value, "big") for value in values[:2])
                start = values[2].decode("utf-16-be")
                for step in range(last - first + 1):
                    yield first + step, start[:-1] + chr(ord(start[-1]) + step)
