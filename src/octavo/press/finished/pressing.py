"""Renders a page in all its variants, with all that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wagtail.models import Site

from octavo.core.access import Variant
from octavo.door.store import Made, Page, Store
from octavo.issues.noting import Notes, noted
from octavo.press.finished.asking import Asked, ask
from octavo.press.finished.packing import pack


@dataclass(frozen=True, slots=True)
class Pressed:
    """A page whose bytes are kept and that may be named."""

    keys: frozenset[str]
    page: Page


def press(address: str, store: Store, *, now: float) -> Pressed | None:
    """Render the page at that address; None for what may not be kept. `now` is when that began."""
    Site.clear_site_root_paths_cache()
    with noted() as notes:
        asked = {Variant.FULL: ask(address, Variant.FULL)}
        full = asked[Variant.FULL]
        if full is not None and full.item.access != "open":
            asked[Variant.TEASER] = ask(address, Variant.TEASER)
        quiet = {
            variant: ask(address, variant, is_ad_free=True)
            for variant, one in asked.items()
            if one is not None and one.shows
        }
    if full is None or None in (*asked.values(), *quiet.values()):
        return None
    page = Page(full.item, _made(asked, store), _until(notes, now), _made(quiet, store))
    return Pressed(_keys(address, full, notes), page)


def _made(asked: Mapping[Variant, Asked | None], store: Store) -> dict[Variant, Made]:
    return {
        variant: pack(one.content, one.headers, store.blobs, shows=one.shows)
        for variant, one in asked.items()
        if one is not None
    }


def _keys(address: str, asked: Asked, notes: Notes) -> frozenset[str]:
    """Every row that was read, and what a change may name that concerns rows not read yet."""
    return frozenset({at(address), of_kind(asked.item.kind), *notes.keys})


def at(address: str) -> str:
    """The key of the page at that address."""
    return f"at:{address}"


def of_kind(kind: str) -> str:
    """The key of all pages that show an item of that kind."""
    return f"kind:{kind}"


def _until(notes: Notes, now: float) -> int | None:
    """The first second in which something that was asked about may have another answer."""
    to_come = [at.timestamp() for at in notes.instants if at.timestamp() > now]
    return int(min(to_come)) if to_come else None
