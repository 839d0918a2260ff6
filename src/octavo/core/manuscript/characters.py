"""Which characters the words of an article may hold."""

from __future__ import annotations

import re

# Control characters, lone surrogates and non-characters: XML, PostgreSQL or UTF-8 cannot carry
# them, or nobody can see them. A line feed and a tab are text.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Embeddings, overrides and isolates: one that is not closed turns round the words behind it. The
# direction of a passage comes from its language, so nothing is lost.
BIDI_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def without_unprintable(text: str) -> str:
    """The same words as an article may hold them; line ends of all systems become line feeds."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def without_bidi_controls(text: str) -> str:
    """The same words, none of which changes the direction of what stands beside it."""
    return BIDI_CONTROLS.sub("", text)
