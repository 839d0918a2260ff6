"""Reads plain lines of text at once, so that a page of them costs next to nothing.

The typesetter writes each run of text as one small block that changes no state outside itself:
`q`, where it stands, its colour, the font, the glyphs, `Q`. A pattern notes such blocks and takes
them out; all else is left for the parser of PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_NUMBER = rb"-?[0-9.]+"
_STRING = rb"\((?:[^\\()]|\\.)*+\)"
_LINE = re.compile(
    rb"q (?:" + _NUMBER + rb" ){6}cm"
    rb" (?P<colour>(?:" + _NUMBER + rb" ){4}k)(?P<state>/[A-Za-z0-9]+ gs)?\s"
    rb"BT 0 Tr(?P<font>/[A-Za-z0-9]+) " + _NUMBER + rb" Tf (?:" + _NUMBER + rb" ){6}Tm"
    rb"(?:\[(?:" + _STRING + rb"|" + _NUMBER + rb"|\s)*+\]TJ|" + _STRING + rb"Tj)"
    rb"\sET\sQ(?:\s|$)",
    re.DOTALL,
)

# colour operands, name of the graphics state or nothing, name of the font
Line = tuple[tuple[float, ...], str, str]


def split_lines(content: bytes) -> tuple[Counter[Line], bytes]:
    """How often each kind of plain line stands in a content stream, and what else stands there."""
    found: Counter[tuple[bytes, bytes | None, bytes]] = Counter()

    def noted(line: re.Match[bytes]) -> bytes:
        found[line["colour"], line["state"], line["font"]] += 1
        return b""

    rest = _LINE.sub(noted, content)
    return Counter(dict(_plain(found))), rest


def _plain(
    found: Counter[tuple[bytes, bytes | None, bytes]],
) -> Iterator[tuple[Line, int]]:
    for (colour, state, font), count in found.items():
        parts = tuple(float(part) for part in colour.split()[:4])
        name = state.split()[0].decode() if state else ""
        yield (parts, name, font.decode()), count
