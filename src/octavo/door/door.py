"""The door: what stands at an address, in the variant that its reader may see, ready to be sent.

It asks no database and no other process. The only thing it waits for is the first read of a blob.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from octavo.core.access import Reader, Variant
from octavo.door.asking import (
    address,
    encodings,
    has_session,
    matches,
    may_be_search_engine,
    shown_pass,
)
from octavo.door.passes import Believer
from octavo.door.store import Made, Page, Shelf
from octavo.door.variants import Choice, choose

Headers = list[tuple[bytes, bytes]]
Said = Mapping[bytes, bytes]

NOBODY = Reader()
MOST_CHOICES = 32_768
MOST_LEAVES = 8192
MOST_HOSTS = 64
MOST_SPELLINGS = 24  # of Accept-Encoding, of one page
MOST_BYTES = 48 * 1024 * 1024  # of pages held in memory; the others are read again


class Head(NamedTuple):
    """Every header but the date: as ASGI wants them, and as the bytes that go over the line."""

    pairs: Headers
    lines: bytes


class Answer(NamedTuple):
    """What is sent. `whole` is the lines of the head, an empty one and the body, to be written."""

    status: int
    head: Head
    whole: bytes

    @property
    def body(self) -> bytes:
        """What follows the head; empty for HEAD, and where nothing has changed."""
        return self.whole[len(self.head.lines) + 2 :]


@dataclass(slots=True, eq=False)
class Ready:
    """One variant in one encoding. `found` is None while its body is not in memory."""

    etag: bytes
    head: Head
    asked_head: Answer
    unchanged: Answer
    blob: tuple[str, int, int]
    found: Answer | None = None


@dataclass(slots=True, eq=False)
class Leaf:
    """One page as the door knows it.

    `full` and `teaser` are what was made ready for each Accept-Encoding, and under each encoding;
    `choices` is what was decided for each Cookie header that held a pass.
    """

    page: Page
    everybody: Choice
    full: dict[bytes, Ready] = field(default_factory=dict)
    teaser: dict[bytes, Ready] = field(default_factory=dict)
    choices: dict[bytes, Choice] = field(default_factory=dict)


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
        self._leaves: dict[bytes, Leaf] = {}
        self._choices = 0
        self._held: dict[Ready, int] = {}
        self._held_bytes = 0

    def find(self, method: bytes, target: bytes, headers: Said, *, now: float) -> Answer | None:
        """The answer to GET or HEAD; `now` is in seconds since 1970, names of headers are lower."""
        if method != b"GET" and method != b"HEAD":
            return None
        if self.shelf.is_behind() or self.believer.is_behind():
            self._catch_up()
        leaf = self._leaves.get(target) or self._leaf(target, now)
        if leaf is None or not self._is_for_us(headers):
            return None
        choice = self._choice(leaf, headers, now)
        if choice is None or choice.variant is None:
            return None
        kept = leaf.full if choice.variant is Variant.FULL else leaf.teaser
        accepted = headers.get(b"accept-encoding", b"")
        ready = kept.get(accepted) or self._ready(leaf, choice.variant, accepted)
        if ready is None:
            return None
        asked = headers.get(b"if-none-match")
        if asked is not None and matches(asked, ready.etag):
            return ready.unchanged
        return (ready.found or self._load(ready)) if method == b"GET" else ready.asked_head

    def _catch_up(self) -> None:
        """Forget what may be another by now."""
        if self.shelf.is_behind():
            changed = self.shelf.catch_up()
            if changed is None:
                self._leaves.clear()
            else:
                for one in changed:
                    self._leaves.pop(one.encode("latin-1", "replace"), None)
        if self.believer.is_behind():
            self.believer.catch_up()
            self._forget_choices()

    def _leaf(self, target: bytes, now: float) -> Leaf | None:
        """The page at that address, read from the shelf if nobody has asked for it lately."""
        asked = address(target)
        if asked is None:
            return None
        key = asked.encode("latin-1")
        leaf = self._leaves.get(key)
        if leaf is None:
            page = self.shelf.page(asked)
            if page is None:
                return None
            leaf = Leaf(page, choose(NOBODY, page.item, now=now))
            if len(self._leaves) >= MOST_LEAVES:
                self._leaves.clear()
            self._leaves[key] = leaf
        return leaf

    def _is_for_us(self, headers: Said) -> bool:
        """Whether the site goes by that name; Django says what there is to say to others."""
        host = headers.get(b"host", b"")
        if self._only_https and not headers.get(b"x-forwarded-proto", b"").endswith(b"https"):
            return False
        return host in self._known_hosts or self._is_ours(host)

    def _is_ours(self, host: bytes) -> bool:
        name = host.partition(b"]")[0] + b"]" if host[:1] == b"[" else host.partition(b":")[0]
        if name.lower() not in self._hosts:
            return False
        if len(self._known_hosts) < MOST_HOSTS:
            self._known_hosts.add(host)
        return True

    def _choice(self, leaf: Leaf, headers: Said, now: float) -> Choice | None:
        """A pass is looked at only where it can make a difference."""
        if leaf.page.until is not None and now >= leaf.page.until:
            return None
        everybody = leaf.everybody
        if now >= everybody.until:
            everybody = leaf.everybody = choose(NOBODY, leaf.page.item, now=now)
            leaf.full.clear()
            leaf.teaser.clear()
        if everybody.is_granted:
            return everybody
        cookie = headers.get(b"cookie")
        if cookie is None:
            return None if may_be_search_engine(headers.get(b"user-agent", b"")) else everybody
        known = leaf.choices.get(cookie)
        return known if known is not None and now < known.until else self._chosen(leaf, cookie, now)

    def _chosen(self, leaf: Leaf, cookie: bytes, now: float) -> Choice | None:
        """What is decided for the pass in a Cookie header; remembered until either runs out.

        None for whom Django may know better: it hands a pass to who is signed in and has none that
        is believed, and knows the rights that a pass had no room for.
        """
        shown = shown_pass(cookie)
        holder = self.believer.holder(shown, now=now) if shown else None
        if holder is None:
            return None if has_session(cookie) else leaf.everybody
        choice = choose(holder.reader, leaf.page.item, now=now)
        if holder.has_more and not choice.is_granted:
            return None
        choice = choice._replace(until=min(choice.until, holder.expires_at))
        self._choices += 1
        if self._choices > MOST_CHOICES:
            self._forget_choices()
        leaf.choices[cookie] = choice
        return choice

    def _forget_choices(self) -> None:
        self._choices = 0
        for leaf in self._leaves.values():
            leaf.choices.clear()

    def _ready(self, leaf: Leaf, variant: Variant, accepted: bytes) -> Ready | None:
        """That variant in the first of our encodings that is taken. A few spellings are kept."""
        made = leaf.page.variants.get(variant)
        if made is None:
            return None
        taken = next((name for name in encodings(accepted) if name in made.bodies), None)
        if taken is None:
            return None
        kept = leaf.full if variant is Variant.FULL else leaf.teaser
        canonical = taken.encode()
        ready = kept.get(canonical)
        if ready is None:
            is_shared = leaf.everybody.variant is Variant.FULL
            ready = kept[canonical] = _made_ready(leaf.page, made, taken, is_shared=is_shared)
        if len(kept) < MOST_SPELLINGS:
            kept[accepted] = ready
        return ready

    def _load(self, ready: Ready) -> Answer | None:
        """Read a body and hold it, and let go of those that have been held longest."""
        body = self.shelf.blobs.read(*ready.blob)
        if body is None or len(body) != ready.blob[2]:
            return None
        whole = b"%s\r\n%s" % (ready.head.lines, body)
        ready.found = Answer(200, ready.head, whole)
        self._held[ready] = len(whole)
        self._held_bytes += len(whole)
        while self._held_bytes > MOST_BYTES:
            oldest = next(iter(self._held))
            self._held_bytes -= self._held.pop(oldest)
            oldest.found = None
        return Answer(200, ready.head, whole)


def _made_ready(page: Page, made: Made, encoding: str, *, is_shared: bool) -> Ready:
    begin, size = made.bodies[encoding]
    etag = f'"{made.etag}{"-" if encoding else ""}{encoding}"'
    lines = [("etag", etag), *_kept(page, is_shared=is_shared)]
    unchanged = _head(lines)
    if encoding:
        lines.append(("content-encoding", encoding))
    head = _head([*lines, *made.headers, ("content-length", str(size))])
    return Ready(
        etag.encode(),
        head,
        Answer(200, head, head.lines + b"\r\n"),
        Answer(304, unchanged, unchanged.lines + b"\r\n"),
        (made.blob, begin, size),
    )


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
