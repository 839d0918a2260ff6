"""A finished page: what the decision must know of it, and each of its variants, ready to send."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from octavo.core.access import Item, Variant

# In the order in which they are offered: the smallest first. The empty one is the page as it is.
ENCODINGS = ("br", "zstd", "gzip", "")


@dataclass(frozen=True, slots=True)
class Made:
    """One variant as it is sent: where in its blob each encoding begins, and how long it is.

    `headers` are those that belong to the page itself; the door adds what belongs to an answer.
    `shows` are the numbers of the advertisements in it.
    """

    headers: tuple[tuple[str, str], ...]
    etag: str
    blob: str
    bodies: Mapping[str, tuple[int, int]]
    shows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """All variants of what stands at one address.

    `until` is the second from which it may be another, seen from when it was made: something that
    it lists has appeared by then. From there on the door does not send it. `quiet` are the same
    variants without advertisements, where there are some.
    """

    item: Item
    variants: Mapping[Variant, Made]
    until: int | None = None
    quiet: Mapping[Variant, Made] = field(default_factory=dict)

    @property
    def surrogate_key(self) -> str:
        """The name by which a shared cache can be told to forget it."""
        return f"{self.item.kind}-{self.item.key}"

    def made(self, variant: Variant, *, is_ad_free: bool = False) -> Made | None:
        """That variant as it is for a reader with or without advertisements."""
        quiet = self.quiet.get(variant) if is_ad_free else None
        return quiet or self.variants.get(variant)

    def blobs(self) -> Iterator[str]:
        """The names of all that it is made of."""
        for made in (*self.variants.values(), *self.quiet.values()):
            yield made.blob


def written(page: Page) -> str:
    """The page as the journal has it."""
    item = page.item
    said: dict[str, Any] = {
        "kind": item.kind,
        "key": item.key,
        "is_spiked": item.is_spiked,
        "access": item.access,
        "issue": item.issue,
        "article": item.article,
        "is_metered": item.is_metered,
        **{name: _moment(getattr(item, name)) for name in _MOMENTS},
    }
    made = {variant.value: _said(one) for variant, one in page.variants.items()}
    quiet = {variant.value: _said(one) for variant, one in page.quiet.items()}
    known = {"item": said, "made": made, "quiet": quiet, "until": page.until}
    return json.dumps(known, separators=(",", ":"))


def read(text: str) -> Page:
    """The page that was written so."""
    said = json.loads(text)
    item = said["item"] | {name: _instant(said["item"][name]) for name in _MOMENTS}
    return Page(Item(**item), _variants(said["made"]), said["until"], _variants(said["quiet"]))


def _said(made: Made) -> list[Any]:
    headers = list(map(list, made.headers))
    return [headers, made.etag, made.blob, dict(made.bodies), list(made.shows)]


def _variants(said: Mapping[str, list[Any]]) -> dict[Variant, Made]:
    return {
        Variant(variant): Made(
            tuple((name, value) for name, value in headers),
            etag,
            blob,
            {encoding: (begin, size) for encoding, (begin, size) in bodies.items()},
            tuple(shows),
        )
        for variant, (headers, etag, blob, bodies, shows) in said.items()
    }


def holds_until(text: str) -> float:
    """The second from which a page that was written so may be another; most have none."""
    if text.endswith(_FOR_GOOD):
        return math.inf
    return float(json.loads(text)["until"])


_FOR_GOOD = '"until":null}'
_MOMENTS = ("published_at", "opens_at", "embargoed_until", "free_from", "free_until")


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def _instant(said: str | None) -> datetime | None:
    return None if said is None else datetime.fromisoformat(said)
