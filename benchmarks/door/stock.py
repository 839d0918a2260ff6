"""A store of so many articles, and the same bytes as files for nginx."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from octavo.core.access import Item, Variant
from octavo.core.passes import Pass, sign
from octavo.door.passes import make_keys
from octavo.door.store import Page, Store
from octavo.door.store.pages import read
from octavo.press.finished.packing import pack

WORDS = 3500  # of few letters each: a page of 10 kB when it is packed
DIFFERENT = 200  # articles; packing more would only take longer
SLOT = b"<aside><h2>Advertisement</h2><p><a href='/away/1'>Rope, by the fathom.</a></p></aside>" * 2
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HEADERS = (
    ("content-type", "text/html; charset=utf-8"),
    ("x-frame-options", "SAMEORIGIN"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; " * 4),
)


def filled(data: Path, articles: int, *, has_advertisements: bool = False) -> Store:
    """Half of the articles are open, half are for subscribers: `/o/7/` and `/s/7/`.

    With advertisements each page has two, and variants without; those for subscribers are metered.
    """
    store, chance = Store(data / "pages"), random.Random(18)  # noqa: S311 - the same words each time
    store.open()
    lexicon = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(4000)]
    texts = [_html(lexicon, chance) for _ in range(DIFFERENT)]
    plain = [pack(text, HEADERS, store.blobs) for text in texts]
    made = plain
    if has_advertisements:
        made = [pack(text + SLOT, HEADERS, store.blobs, shows=(1, 2)) for text in texts]
    for begin in range(0, articles, 250):
        named = {}
        for number in range(begin, min(begin + 250, articles)):
            is_open = number % 2 == 0
            key = str(number // 2)
            one = made[number % DIFFERENT]
            access = "open" if is_open else "subscribers"
            item = Item("article", key, LONG_AGO, access=access, article=key)  # type: ignore[arg-type]
            shown = (Variant.FULL,) if is_open else (Variant.FULL, Variant.TEASER)
            page = Page(item, dict.fromkeys(shown, one))
            if has_advertisements:
                quiet = dict.fromkeys(shown, plain[number % DIFFERENT])
                page = replace(page, item=replace(item, is_metered=not is_open), quiet=quiet)
            address = f"/{'o' if is_open else 's'}/{key}/"
            named[address] = (frozenset({f"a:{number}"}), page)
        store.put(named, began=store.began(), now=time.time())
    return store


def _html(lexicon: list[str], chance: random.Random) -> bytes:
    furniture = "<nav>" + "<a href='/politics/'>Politics</a>" * 60 + "</nav>"
    text = " ".join(chance.choices(lexicon, k=WORDS))
    return f"<!doctype html><title>A</title>{furniture}<main><p>{text}</p></main>".encode()


def unpacked(store: Store, folder: Path) -> None:
    """The same pages as files beside each other: `index.html`, `.br` and `.gz`."""
    for address, written in store.state().pages.items():
        made = read(written).variants[Variant.FULL]
        place = folder / address.strip("/")
        place.mkdir(parents=True)
        for ending, encoding in (("", ""), (".br", "br"), (".gz", "gzip")):
            begin, size = made.bodies[encoding]
            content = store.blobs.read(made.blob, begin, size) or b""
            (place / f"index.html{ending}").write_bytes(content)


def a_pass(data: Path, *, age: int = 60, number: int = 0, is_ad_free: bool = False) -> str:
    """The cookie of that subscriber; older than an hour, it has run out."""
    issued = int(time.time()) - age
    name, rights = f"{number:A>22}", (f"s:{issued}:{issued + 10**7}:d{'q' * is_ad_free}",)
    given = Pass(name, f"reader-{number}", issued, issued + 3600, rights)
    return "octavo_pass=" + sign(given, make_keys(data / "pass-keys.json"))
