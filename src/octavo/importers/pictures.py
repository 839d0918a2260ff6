"""Pictures that came inside a file: which kinds are taken, and what they are called."""

from __future__ import annotations

import hashlib

LARGEST = 24_000_000  # bytes of one picture
MOST = 120_000_000  # bytes of all the pictures of one file


def picture_kind(content: bytes) -> str:
    """The file suffix that belongs to these bytes; empty when no browser or press shows them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    if content.startswith((b"II*\x00", b"MM\x00*")):
        return "tif"
    return "bmp" if content.startswith(b"BM") else ""


def picture_name(content: bytes) -> str:
    """`<hash>.<suffix>`: the same picture has the same name in every file. Empty: not taken."""
    kind = picture_kind(content)
    return f"{hashlib.sha256(content).hexdigest()[:16]}.{kind}" if kind else ""
