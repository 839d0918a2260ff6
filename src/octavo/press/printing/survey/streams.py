"""Content streams as instructions, each stream read once, however often it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Object, Pdf

from octavo.press.printing.survey.lines import Line, split_lines

# Only these are read; where words stand within their line is nobody's business here.
OPERATORS = (
    "q Q cm w gs re m l c v y h W W* n f F f* B B* b b* S s sh Do BI ID EI Tf Tr Tj TJ ' \""
    " g G rg RG k K cs CS sc scn SC SCN"
)
PATH = frozenset({"re", "m", "l", "c", "v", "y"})
Instructions = Sequence[tuple[str, Any]]
Content = tuple[Counter[Line], Instructions]


class Streams:
    """The streams of one PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._read: dict[tuple[int, int], Content] = {}

    def of_page(self, page: Object) -> Content:
        contents = page.get("/Contents")
        if contents is None:
            return Counter(), ()
        parts = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
        return self._parsed(b"\n".join(part.read_bytes() for part in parts))

    def of_stream(self, stream: Object) -> Content:
        key = stream.objgen
        if key not in self._read or key == (0, 0):
            self._read[key] = self._parsed(stream.read_bytes())
        return self._read[key]

    def _parsed(self, content: bytes) -> Content:
        lines, rest = split_lines(content)
        stream = pikepdf.Stream(self._pdf, rest)
        return lines, [
            ("BI", each.iimage)
            if isinstance(each, pikepdf.ContentStreamInlineImage)
            else _plain(str(each.operator), each.operands)
            for each in pikepdf.parse_content_stream(stream, OPERATORS)
        ]


def _plain(operator: str, operands: Any) -> tuple[str, Any]:
    """Numbers of paths as numbers, so that a form shown on every page is turned into them once."""
    if operator in PATH:
        return operator, tuple(float(part) for part in operands)
    return operator, operands
