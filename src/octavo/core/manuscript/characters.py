"""Which characters the words of an article may hold."""

from __future__ import annotations

import re

# Control characters, lone surrogates and non-characters: XML, PostgreSQL or UTF-8 cannot carry
# them, or nobody can see them. A line feed and a tab are text.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_unprintable(text: str) -> str:
    """The same words as an article may hold them; line ends of all systems become line feeds."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
