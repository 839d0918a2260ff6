"""Small black text prints on top of what lies below it, so that no white edge can show."""

from __future__ import annotations

import re

from pikepdf import Dictionary

BLACK_STATE = "/OctavoBlack"
# With mode 1, inks of which the text has none leave those below it alone.
OVERPRINT = Dictionary(OP=True, op=True, OPM=1)
MOST_POINTS = 14.0  # larger letters would show a picture through their black
_BLACK_TEXT = re.compile(rb"(?<![0-9.])0 0 0 1 k(?=\sBT 0 Tr/[A-Za-z0-9]+ ([0-9.]+) Tf)")


def with_black_overprinting(content: bytes) -> bytes:
    """The stream with each small run of black text in the state `BLACK_STATE`.

    The typesetter keeps each run between `q` and `Q`, so that the state ends with it.
    """

    def said(found: re.Match[bytes]) -> bytes:
        if float(found[1]) > MOST_POINTS:
            return found[0]
        return found[0] + BLACK_STATE.encode() + b" gs"

    return _BLACK_TEXT.sub(said, content)
