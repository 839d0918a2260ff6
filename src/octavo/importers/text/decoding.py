"""Bytes to text: byte order mark, strict UTF-8, then the charsets that people really use."""

from __future__ import annotations


def decoded(content: bytes) -> str:
    """The text, with line feeds for line ends."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
