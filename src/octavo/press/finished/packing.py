"""Makes a page small: without the spaces that nobody sees, and compressed ahead in three ways."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256

import brotli
import zstandard

from octavo.door.store import Blobs, Made

# Each about as far as its next step would double the time for a hundredth of the size.
BROTLI, ZSTD, GZIP = 7, 15, 9

# Where spaces count, or are no spaces of the page; then a line's end with the spaces around it.
_KEPT_OR_SPACE = re.compile(
    rb"(<(pre|textarea|script|style)\b.*?</\2\s*>|<!--\[.*?-->)|\s*\n\s*", re.DOTALL | re.IGNORECASE
)


def minified(content: bytes, media_type: str) -> bytes:
    """An HTML page with each line's end and the indents around it as one line's end.

    That is one space before and after, wherever a browser collapses spaces.
    """
    if not media_type.startswith("text/html"):
        return content
    return _KEPT_OR_SPACE.sub(lambda found: found.group(1) or b"\n", content)


def pack(
    content: bytes,
    headers: tuple[tuple[str, str], ...],
    blobs: Blobs,
    *,
    shows: tuple[int, ...] = (),
) -> Made:
    """Minify, compress and keep one variant; `shows` are the advertisements in it."""
    content = minified(content, dict(headers).get("content-type", ""))
    parts = {
        "br": brotli.compress(content, quality=BROTLI),
        "zstd": zstandard.ZstdCompressor(level=ZSTD).compress(content),
        "gzip": gzip.compress(content, GZIP, mtime=0),
        "": content,
    }
    begin, bodies = 0, {}
    for encoding, part in parts.items():
        bodies[encoding] = (begin, len(part))
        begin += len(part)
    etag = sha256(content).hexdigest()[:20]
    return Made(headers, etag, blobs.keep(b"".join(parts.values())), bodies, shows)
