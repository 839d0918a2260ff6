"""On which printed pages an issue's parts stand, as an edition with pages has set them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

# What stands in front of the articles; no slug begins with a colon.
COVER, IMPRINT, CONTENTS, LETTER = ":cover", ":imprint", ":contents", ":letter"


class PageStart(NamedTuple):
    """A printed page and the first block that begins on it: `blocks[3]`; empty before all text.

    A page on which no block begins has the next one; that may be one behind the last.
    """

    folio: int
    path: str = ""


# The pages of each part in their order, by the slug of the article or one of the names above.
PageStarts = Mapping[str, Sequence[PageStart]]
