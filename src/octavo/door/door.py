"""The door: what stands at an address, in the variant that its reader may see, ready to be sent.

It asks no database and no other process. The only thing it waits for is the first read of a blob.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from octavo.core.access import Reader, Right, Variant, name_of, opening
from octavo.door.answers import Answer, Ready, made_ready, with_line
from octavo.door.asking import (
    GUEST,
    address,
    encodings,
    has_session,
    is_reading,
    matches,
    may_be_search_engine,
    shown_guest,
    shown_pass,
)
from octavo.door.counting import Tally, beacon
from octavo.door.passes import Believer
from octavo.door.store import Page, Shelf
from octavo.door.variants import Choice, choose

Shown = tuple[Variant, bool]
Said = Mapping[bytes, bytes]

NOBODY = Reader()
MOST_CHOICES = 32_768
MOST_LEAVES = 8192
MOST_HOSTS = 64
MOST_SPELLINGS = 24  # of Accept-Encoding, of one page
MOST_BYTES = 48 * 1024 * 1024  # of pages held in memory; the others are read again


@dataclass(slots=True, eq=False)
class Leaf:
    """One page as the door knows it.

    `kept` is what was made ready of each variant, without advertisements or not, for each
    Accept-Encoding and under each encoding; `choices` is what was decided for each Cookie header,
    under the empty one for who sent none.
    """

    page: Page
    everybody: Choice
    kept: dict[Shown, dict[bytes, Ready]] = field(default_factory=dict)
    choices: dict[bytes, Choice] = field(default_factory=dict)


class Door:
    """Answers from one store, for these hosts; None means: somebody else has to answer.

    What was sent is counted in the `tally`, where there is one.
    """

    def __init__(
        self,
        data: Path,
        folder: Path,
        *,
        hosts: Iterable[str],
        only_https: bool = False,
        is_secure: bool = False,
        tally: Tally | None = None,
    ) -> None:
        self.tally = tally
        self.shelf = Shelf(folder)
        self.believer = Believer(data)
        self._names = frozenset(hosts)
        self._hosts = frozenset(host.encode() for host in self._names)
        self._only_https = only_https
        self._cookie_ends = b"; Path=/; HttpOnly; SameSite=Lax" + b"; Secure" * is_secure
        self._known_hosts: set[bytes] = set()
        self._leaves: dict[bytes, Leaf] = {}
        self._choices = 0
        self._held: dict[Ready, int] = {}
        self._held_bytes = 0

    def find(self, method: bytes, target: bytes, headers: Said, *, now: float) -> Answer | None:
        """The answer to GET or HEAD; `now` is in seconds since 1970, names of headers are lower.

        Of what is sent to us it answers how far somebody has read.
        """
        if method != b"GET" and method != b"HEAD":
            is_told = method == b"POST" and target.startswith(beacon.BEGIN)
            return self._told(target, headers, now) if is_told else None
        if self.shelf.is_behind() or self.believer.is_behind():
            self._catch_up()
        leaf = self._leaves.get(target) or self._leaf(target, now)
        if leaf is None or not self._is_for_us(headers):
            return None
        choice = self._choice(leaf, headers, now)
        if choice is not None and choice.sets and not is_reading(method, headers):
            choice = leaf.everybody
        if choice is None or choice.variant is None:
            return None
        shown = (choice.variant, choice.is_ad_free and bool(leaf.page.quiet))
        accepted = headers.get(b"accept-encoding", b"")
        kept = leaf.kept.get(shown)
        ready = (kept and kept.get(accepted)) or self._ready(leaf, shown, accepted)
        if ready is None:
            return None
        answer = self._answer(ready, method, headers)
        if answer is None:
            return None
        if self.tally and ready.counted and is_reading(method, headers):
            self.tally.page(ready.counted, choice.by, headers)
        return with_line(choice.sets, answer) if choice.sets else answer

    def _answer(self, ready: Ready, method: bytes, headers: Said) -> Answer | None:
        """The variant, its head, or that it is what they have; None where its bytes are gone."""
        asked = headers.get(b"if-none-match")
        if asked is not None and matches(asked, ready.etag):
            return ready.unchanged
        if method == b"GET":
            return ready.found or self._load(ready)
        return ready.asked_head

    def _told(self, target: bytes, headers: Said, now: float) -> Answer:
        """Count how far an article was read, if the page that says so shows that article."""
        if not (self._is_for_us(headers) and beacon.may_be_heard(headers, self._names)):
            return beacon.REFUSED
        if self.shelf.is_behind() or self.believer.is_behind():
            self._catch_up()
        asked, page = beacon.asked(target), beacon.page_of(headers, self._names)
        leaf = self._leaf(page, now) if page else None
        if asked is None or leaf is None or name_of(leaf.page.item) != asked[0]:
            return beacon.NOT_KNOWN
        if self.tally:
            self.tally.depth(*asked, headers)
        return beacon.TAKEN

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
            leaf.kept.clear()
            leaf.choices.clear()
        if everybody.is_granted and not leaf.page.quiet:
            return everybody
        cookie = headers.get(b"cookie", b"")
        if not cookie:
            if everybody.is_granted:
                return everybody
            if may_be_search_engine(headers.get(b"user-agent", b"")):
                return None
        known = leaf.choices.get(cookie)
        return known if known is not None and now < known.until else self._chosen(leaf, cookie, now)

    def _chosen(self, leaf: Leaf, cookie: bytes, now: float) -> Choice | None:
        """What is decided for the passes in a Cookie header; remembered until one runs out.

        None for whom Django may know better: it hands a pass to who is signed in and has none that
        is believed, knows the rights that a pass had no room for, and counts what is opened by who
        has an account.
        """
        shown, guests = shown_pass(cookie), self.believer.guest(shown_guest(cookie))
        holder = self.believer.holder(shown, now=now) if shown else None
        if holder is None and has_session(cookie):
            return None
        if holder is None:
            choice = self._opened(leaf, Reader(rights=guests), now)
        else:
            reader = replace(holder.reader, rights=(*holder.reader.rights, *guests))
            choice = choose(reader, leaf.page.item, now=now)
            if not choice.is_granted and (holder.has_more or self._opening(leaf, reader, now)):
                return None
            choice = choice._replace(until=min(choice.until, holder.expires_at))
        self._choices += 1
        if self._choices > MOST_CHOICES:
            self._forget_choices()
        leaf.choices[cookie] = choice
        return choice

    def _opened(self, leaf: Leaf, reader: Reader, now: float) -> Choice:
        """What somebody without an account gets, who may open the page with the meter."""
        choice = choose(reader, leaf.page.item, now=now)
        right = None if choice.is_granted else self._opening(leaf, reader, now)
        if right is None:
            return choice
        at = datetime.fromtimestamp(now, UTC)
        rights = [one for one in (*reader.rights, right) if one.until is None or one.until > at]
        carried = self.believer.guests_pass(rights)
        if carried is None:
            return choice
        lasts = max(one.until.timestamp() for one in rights if one.until) - now
        cookie = b"set-cookie: %s%s; Max-Age=%d%s\r\n"
        sets = cookie % (GUEST, carried.encode(), lasts, self._cookie_ends)
        after = choose(Reader(rights=tuple(rights)), leaf.page.item, now=now)
        return after._replace(sets=sets)

    def _opening(self, leaf: Leaf, reader: Reader, now: float) -> Right | None:
        at = datetime.fromtimestamp(now, UTC)
        return opening(self.believer.meter, reader, leaf.page.item, at)

    def _forget_choices(self) -> None:
        self._choices = 0
        for leaf in self._leaves.values():
            leaf.choices.clear()

    def _ready(self, leaf: Leaf, shown: Shown, accepted: bytes) -> Ready | None:
        """That variant in the first of our encodings that is taken. A few spellings are kept."""
        variant, is_ad_free = shown
        made = leaf.page.made(variant, is_ad_free=is_ad_free)
        if made is None:
            return None
        taken = next((name for name in encodings(accepted) if name in made.bodies), None)
        if taken is None:
            return None
        kept = leaf.kept.setdefault(shown, {})
        canonical = taken.encode()
        ready = kept.get(canonical)
        if ready is None:
            is_shared = leaf.everybody.variant is Variant.FULL and not leaf.page.quiet
            ready = kept[canonical] = made_ready(leaf.page, made, taken, is_shared=is_shared)
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
