"""What waits in the outbox, brought together into as few requests as a cache can be told by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from octavo.door.store import Gone


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to be forgotten, each address with its surrogate key, or with `is_all` every page."""

    pages: Mapping[str, str] = field(default_factory=dict)
    is_all: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The surrogate keys, each once."""
        return tuple(dict.fromkeys(self.pages.values()))


def batches(waiting: Iterable[Gone], *, most: int) -> Iterator[Batch]:
    """The pages in the order in which they went, each once, so many in a batch.

    Once every page has to be forgotten nothing else has to be told.
    """
    pages: dict[str, str] = {}
    for gone in waiting:
        if gone.pages is None:
            yield Batch(is_all=True)
            return
        pages.update(gone.pages)
    rest = iter(pages.items())
    while some := dict(islice(rest, most)):
        yield Batch(some)
