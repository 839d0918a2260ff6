"""The door: what stands at an address, in the variant that its reader may see, ready to be sent.

It asks no database and no other process. The only thing it waits for is the first read of a blob.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from octavo.core.access import Reader, Variant
from octavo.door.asking import address, encodings, matches, shown_pass
from octavo.door.passes import Believer
from octavo.door.store import Made, Page, Shelf
from octavo.door.variants import Choice, choose

Headers = list[tuple[bytes, bytes]]

NOBODY = Reader()
MOST_CHOICES = 32_768
MOST_LEAVES = 8192
MOST_BYTES = 48 * 1024 * 1024  # of pages held in memory; the others are read again


class Head(NamedTuple):
    """Every header but the date: as ASGI wants them, and as the bytes that go over the line."""

    pairs: Headers
    lines: bytes


class Answer(NamedTuple):
    """What is sent; `body` is empty for HEAD."""

    status: int
    head: Head
    body: bytes


@dataclass(slots=True)
class Leaf:
    """One page as the door knows it: what everybody gets, and what was made ready so far."""

    address: str
    page: Page
    everybody: Choice
    ready: dict[tuple[Variant, str, bool], Ready] = field(default_factory=dict)


@dataclass(slots=True)
class Ready:
    """One variant in one encoding. `body` is None while it is not in memory."""

    etag: bytes
    head: Head
    unchanged: Head
    blob: tuple[str, int, int]
    body: bytes | None = None


class Door:
    """Answers from one store, for these hosts; None means: somebody else has to answer."""

    def __init__(
        self, data: Path, folder: Path, *, hosts: Iterable[str], only_https: bool = False
    ) -> None:
        self.shelf = Shelf(folder)
        self.believer = Believer(data)
        self._hosts = frozenset(host.encode() for host in hosts)
        self._only_https = only_https
        self._known_hosts: set[bytes] = set()
        self._leaves: dict[str, Leaf] = {}
        self._choices: dict[tuple[str, str], Choice] = {}
        self._held: dict[int, Ready] = {}
        self._held_bytes = 0

    def find(self, method: bytes, target: bytes, headers: Headers, *, now: float) -> Answer | None:
        """The answer to GET or HEAD; `now` is in seconds since 1970."""
        if method != b"GET" and method != b"HEAD":
            return None
        self._catch_up()
        leaf = self._leaf(target, now)
        if leaf is None:
            return None
        said = dict(headers)
        if not self._is_ours(said.get(b"host", b"")):
            return None
        if self._only_https and not said.get(b"x-forwarded-proto", b"").endswith(b"https"):
            return None
        choice = self._choice(leaf, said.get(b"cookie", b""), now)
        ready = self._ready(leaf, choice.variant, said.get(b"accept-encoding", b""))
        return None if ready is None else self._answer(ready, method, said.get(b"if-none-match"))

    def _answer(self, ready: Ready, method: bytes, asked: bytes | None) -> Answer | None:
        """That the reader has it, or the page; which of its variants was decided before."""
        if asked is not None and matches(asked, ready.etag):
            return Answer(304, ready.unchanged, b"")
        if method == b"HEAD":
            return Answer(200, ready.head, b"")
        body = ready.body if ready.body is not None else self._load(ready)
        return None if body is None else Answer(200, ready.head, body)

    def _catch_up(self) -> None:
        """Forget what may be another by now, if anything was written since the last request."""
        if self.shelf.is_behind():
            changed = self.shelf.catch_up()
            for one in list(self._leaves) if changed is None else changed:
                self._leaves.pop(one, None)
            self._choices.clear()
        if self.believer.is_behind():
            self.believer.catch_up()
            self._choices.clear()

    def _leaf(self, target: bytes, now: float) -> Leaf | None:
        asked = address(target)
        if asked is None:
            return None
        leaf = self._leaves.get(asked)
        if leaf is None:
            page = self.shelf.page(asked)
            if page is None:
                return None
            leaf = Leaf(asked, page, choose(NOBODY, page.item, now=now))
            if len(self._leaves) >= MOST_LEAVES:
                self._leaves.clear()
            self._leaves[asked] = leaf
        if leaf.page.until is not None and now >= leaf.page.until:
            return None
        if now >= leaf.everybody.until:
            leaf.everybody = choose(NOBODY, leaf.page.item, now=now)
        return leaf

    def _is_ours(self, host: bytes) -> bool:
        """Whether the site goes by that name; Django says what there is to say to others."""
        if host in self._known_hosts:
            return True
        name = host if host.endswith(b"]") else host.partition(b":")[0]
        if host.startswith(b"["):
            name = host.partition(b"]")[0] + b"]"
        if name.lower() not in self._hosts:
            return False
        if len(self._known_hosts) < 64:
            self._known_hosts.add(host)
        return True

    def _choice(self, leaf: Leaf, cookie: bytes, now: float) -> Choice:
        """A pass is looked at only where it can make a difference."""
        everybody = leaf.everybody
        if everybody.is_granted or not cookie:
            return everybody
        shown = shown_pass(cookie)
        holder = self.believer.holder(shown, now=now) if shown else None
        if holder is None:
            return everybody
        known = self._choices.get((shown, leaf.address))
        if known is None or now >= known.until:
            known = choose(holder.reader, leaf.page.item, now=now)
            if len(self._choices) >= MOST_CHOICES:
                self._choices.clear()
            self._choices[shown, leaf.address] = known
        return known

    def _ready(self, leaf: Leaf, variant: Variant | None, accepted: bytes) -> Ready | None:
        made = None if variant is None else leaf.page.variants.get(variant)
        if variant is None or made is None:
            return None
        is_shared = leaf.everybody.variant is Variant.FULL
        taken = next((name for name in encodings(accepted) if name in made.bodies), None)
        if taken is None:
            return None
        known = leaf.ready.get((variant, taken, is_shared))
        if known is None:
            known = _made_ready(leaf.page, made, taken, is_shared=is_shared)
            leaf.ready[variant, taken, is_shared] = known
        return known

    def _load(self, ready: Ready) -> bytes | None:
        """Read a body and hold it, and let go of those that have been held longest."""
        body = self.shelf.blobs.read(*ready.blob)
        if body is None or len(body) != ready.blob[2]:
            return None
        ready.body = body
        self._held[id(ready)] = ready
        self._held_bytes += len(body)
        while self._held_bytes > MOST_BYTES:
            oldest = self._held.pop(next(iter(self._held)))
            self._held_bytes -= oldest.blob[2]
            oldest.body = None
        return body


def _made_ready(page: Page, made: Made, encoding: str, *, is_shared: bool) -> Ready:
    begin, size = made.bodies[encoding]
    etag = f'"{made.etag}{"-" if encoding else ""}{encoding}"'
    lines = [("etag", etag), *_kept(page, is_shared=is_shared)]
    unchanged = _head(lines)
    if encoding:
        lines.append(("content-encoding", encoding))
    lines += [*made.headers, ("content-length", str(size))]
    return Ready(etag.encode(), _head(lines), unchanged, (made.blob, begin, size))


def _kept(page: Page, *, is_shared: bool) -> list[tuple[str, str]]:
    """Who may keep the answer: shared caches only what is the same for everybody.

    Either way it is asked for again each time, since a page may change at any moment. A cache that
    can be told of changes goes by the surrogate key.
    """
    if is_shared:
        key = f"{page.item.kind}-{page.item.key}"
        return [
            ("cache-control", "public, no-cache"),
            ("vary", "Accept-Encoding"),
            ("surrogate-key", key),
        ]
    return [("cache-control", "private, no-cache"), ("vary", "Accept-Encoding, Cookie")]


def _head(headers: Iterable[tuple[str, str]]) -> Head:
    pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return Head(pairs, b"".join(b"%s: %s\r\n" % pair for pair in pairs))
