"""Plain text in, raw copy out."""

from __future__ import annotations

import re

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.importers.copy import RawCopy
from octavo.importers.text.decoding import decoded


def read(content: bytes, *, name: str) -> RawCopy:
    """Parse text into paragraphs; what they are is judged elsewhere."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", decoded(content)))
    return RawCopy(tuple(Paragraph((Text(part),)) for part in parts if part))
