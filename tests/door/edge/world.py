"""A magazine in which every rule of access has a page, and a reader for each of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.door.stock import an_item

from octavo.core.access import Item, Meter, Variant
from octavo.core.passes import LONGEST, SHORTEST, Key, KeyRing, Pass, sign
from octavo.door.passes import Revoker, write_meter
from octavo.door.passes.keys import NAME as KEYS
from octavo.door.store import Page, Store
from octavo.press.finished.packing import pack

OLD, CURRENT, THEIRS = (Key(name, name.encode() * 16) for name in ("k1", "k2", "k9"))
RING = KeyRing(CURRENT, older=(OLD,))
NOW = int(time.time())
AT = datetime.fromtimestamp(NOW, UTC)
HOUR, YEAR = timedelta(hours=1), 31_536_000
MONTH = (NOW - 10 * 86_400, NOW + 20 * 86_400)
METER = Meter(3, 5, (MONTH[0] - 31 * 86_400, *MONTH, MONTH[1] + 30 * 86_400))
HTML = (("content-type", "text/html; charset=utf-8"), ("x-frame-options", "SAMEORIGIN"))
SUBSCRIBERS = {"access": "subscribers"}
METERED = {**SUBSCRIBERS, "is_metered": True}

# What each page's item says beside the usual; `quiet` and `ends` are the page's own.
ITEMS: dict[str, dict[str, object]] = {
    "open": {},
    "open_with_advertisements": {"quiet": True},
    "for_accounts": {"access": "registered"},
    "for_subscribers": SUBSCRIBERS,
    "with_advertisements": {**SUBSCRIBERS, "quiet": True},
    "of_issue_18": {**SUBSCRIBERS, "issue": "18", "article": "18a"},
    "metered": {**METERED, "article": "407"},
    "metered_too": {**METERED, "article": "408", "quiet": True},
    "metered_for_accounts": {"access": "registered", "is_metered": True, "article": "409"},
    "metered_without_a_name": {**METERED, "article": "Not A Name"},
    "wall_has_opened": {**SUBSCRIBERS, "opens_at": AT - HOUR},
    "wall_will_open": {**SUBSCRIBERS, "opens_at": AT + HOUR},
    "under_embargo": {"embargoed_until": AT + HOUR},
    "embargo_is_over": {**METERED, "article": "410", "embargoed_until": AT - HOUR},
    "unpublished": {"published_at": None},
    "to_come": {"published_at": AT + HOUR},
    "spiked": {"is_spiked": True},
    "free_now": {**SUBSCRIBERS, "free_from": AT - HOUR, "free_until": AT + HOUR},
    "free_no_more": {**SUBSCRIBERS, "free_from": AT - 2 * HOUR, "free_until": AT - HOUR},
    "free_later": {**SUBSCRIBERS, "free_from": AT + HOUR, "free_until": AT + 2 * HOUR},
    "issue": {**SUBSCRIBERS, "kind": "issue", "issue": "18", "article": ""},
    "listing": {"kind": "listing", "article": ""},
    "feed": {"kind": "feed", "article": ""},
    "of_no_access": {"access": "secret"},
    "of_no_kind": {"kind": "leaflet"},
    "of_odd_seconds": {**SUBSCRIBERS, "opens_at": AT - timedelta(microseconds=250_001)},
    "holds_no_more": {"ends": NOW - 1},
    "holds_for_now": {**SUBSCRIBERS, "ends": NOW + 3600},
}


def secret_of(name: str) -> str:
    """A sentence that only the whole page of that name has."""
    return f"Only who may read {name} learns that the lamp was lit with whale oil."


def an_item_called(name: str) -> Item:
    said = {key: value for key, value in ITEMS[name].items() if key not in {"quiet", "ends"}}
    return an_item(**{"key": name.replace("_", "-"), "article": "1", **said})


def a_page_called(name: str, store: Store, *, word: str = "") -> Page:
    """All variants of it, packed as the press does."""
    item = an_item_called(name)
    said = f"<h1>{name}</h1>{word}"
    texts = {Variant.FULL: f"{said}<p>{secret_of(name)}</p>" + "<p>Of the tower.</p>" * 40}
    if item.access != "open":
        texts[Variant.TEASER] = f"{said}<p>It was dark.</p>"
    has_quiet = "quiet" in ITEMS[name]
    slot = "<aside>Advertisement: rope.</aside>" if has_quiet else ""
    shows = (12, 7) if has_quiet else ()
    made = {
        variant: pack((text + slot).encode(), HTML, store.blobs, shows=shows)
        for variant, text in texts.items()
    }
    quiet = {
        variant: pack(text.encode(), HTML, store.blobs) for variant, text in texts.items() if slot
    }
    return Page(item, made, ITEMS[name].get("ends"), quiet)


def put(store: Store, **pages: Page) -> None:
    named = {f"/{name}/": (frozenset({f"of:{name}"}), page) for name, page in pages.items()}
    assert store.put(named, began=store.began(), now=time.time())


def founded(data: Path) -> Store:
    """The data folder of the magazine: pages, keys, meter, and what was taken back."""
    store = Store(data / "pages")
    store.open()
    put(store, **{name: a_page_called(name, store) for name in ITEMS})
    write_keys(data, RING)
    write_meter(data / "meter.json", METER)
    revoker = Revoker(data)
    revoker.revoke("C" * 22, runs_out=NOW + LONGEST)
    revoker.revoke_account("gone", now=NOW - 5)
    return store


def write_keys(data: Path, ring: KeyRing) -> None:
    keys = {key.name: key.secret.hex() for key in (ring.current, *ring.older)}
    (data / KEYS).write_text(json.dumps(keys))


def a_pass(*rights: str, ring: KeyRing = RING, **said: object) -> str:
    """The cookie of somebody with these rights."""
    begins = said.pop("issued_at", NOW - 5)
    values = {
        "id": "A" * 22,
        "account": "7",
        "issued_at": begins,
        "expires_at": begins + SHORTEST,
        "rights": rights,
    } | said
    return f"octavo_pass={sign(Pass(**values), ring)}"


def signed(words: str, key: Key = CURRENT) -> str:
    """Words that we might not have signed, with a signature that is right."""
    return f"{words}.{key.signature(words)}"


def a_guest(*rights: str, key: Key = CURRENT) -> str:
    return f"octavo_guest={signed(f'g1.{key.name}.' + '~'.join(rights), key)}"


def opened(article: str, month: tuple[int, int] = MONTH) -> str:
    return f"m{article}:{month[0]}:{month[1]}:d"


BEGUN, OVER = NOW - YEAR, NOW + YEAR
SUBSCRIBED = f"s:{BEGUN}:{OVER}:d"
GIVEN = f"g407:{NOW - 60}:{NOW + 3600}:d"


def _with_passes() -> Iterator[tuple[str, str]]:
    yield "subscriber", a_pass(SUBSCRIBED)
    yield "without advertisements", a_pass(f"{SUBSCRIBED}q")
    yield "print alone", a_pass(f"s:{BEGUN}:{OVER}:p", f"a407:{BEGUN}::pq")
    yield "both formats", a_pass(f"s:{BEGUN}:{OVER}:dp")
    yield "lapsed", a_pass(f"s:{BEGUN}:{NOW - 60}:dq")
    yield "not begun", a_pass(f"s:{NOW + 86_400}:{OVER}:d")
    yield "has issue 18", a_pass(f"i18:{BEGUN}::d")
    yield "has an article", a_pass(f"a1:{BEGUN}::d", f"a407:{BEGUN}:{OVER}:d")
    yield "has an account", a_pass()
    yield "has an account and read five", a_pass(*(opened(f"50{one}") for one in range(5)))
    yield "has an account and read this", a_pass(opened("407"), opened("407"))
    yield "has more", a_pass("i17:0::d", "+")
    yield (
        "words that are no rights",
        a_pass("x", "s1:0::d", "i:0::d", "s:01::d", "s:0:0:d", "s:0::"),
    )
    yield "expired", a_pass(SUBSCRIBED, issued_at=NOW - LONGEST, expires_at=NOW)
    yield (
        "from tomorrow",
        a_pass(SUBSCRIBED, issued_at=NOW + LONGEST, expires_at=NOW + LONGEST + SHORTEST),
    )
    yield "of a clock ahead", a_pass(SUBSCRIBED, issued_at=NOW + 40, expires_at=NOW + 40 + SHORTEST)
    yield "taken back", a_pass(SUBSCRIBED, id="C" * 22)
    yield "account taken back", a_pass(SUBSCRIBED, account="gone", issued_at=NOW - 5)
    yield "account back again", a_pass(SUBSCRIBED, account="gone", issued_at=NOW - 4)
    yield "older key", a_pass(SUBSCRIBED, ring=KeyRing(OLD))
    yield "foreign key", a_pass(SUBSCRIBED, ring=KeyRing(THEIRS))
    yield "forged", a_pass(SUBSCRIBED, ring=KeyRing(Key("k2", b"x" * 32)))
    yield "with a session", f"session=abc; {a_pass(SUBSCRIBED)}"
    yield "refused with a session", f"{a_pass(SUBSCRIBED, id='C' * 22)}; session=abc"
    yield "two passes", f"{a_pass()}; {a_pass(SUBSCRIBED)}"
    yield "behind others", f"theme=dark; {a_pass(SUBSCRIBED)}; size=2"
    yield "without the space", f"theme=dark;{a_pass(SUBSCRIBED)}"
    yield "account that was given", f"{a_pass()}; {a_guest(GIVEN)}"


def _odd() -> Iterator[tuple[str, str]]:
    """Passes that we never sign, with a signature that is right, and some that have none."""
    time_ = f"{NOW}.{NOW + SHORTEST}"
    for number, words in enumerate((
        f"1.k2.{'A' * 22}.7.{NOW}.{NOW + LONGEST + 1}.{SUBSCRIBED}",
        f"1.k2.{'A' * 22}.7.{NOW}.{NOW + SHORTEST - 1}.{SUBSCRIBED}",
        f"1.k2.{'A' * 22}.7.0{time_}.{SUBSCRIBED}",
        f"1.k2.{'A' * 22}.7.{time_}.",
        f"1.k2.{'A' * 22}.7.{time_}.-~-",
        f"1.k2.{'A' * 22}.7.{time_}.{SUBSCRIBED}~~{SUBSCRIBED}",
        f"1.k2.{'A' * 22}.7.{time_}.{SUBSCRIBED}~{'s' * 81}",
        f"1.k2.{'A' * 22}..{time_}.{SUBSCRIBED}",
        f"1.k2.{'A' * 21}.7.{time_}.{SUBSCRIBED}",
        f"2.k2.{'A' * 22}.7.{time_}.{SUBSCRIBED}",
        f"1.k2.{'A' * 22}.7.{time_}.{SUBSCRIBED}.x",
        f"1.k2.{'A' * 22}.7.{time_}.{'~'.join([SUBSCRIBED] * 30)}",
        f"1.k2.{'A' * 22}.a b.{time_}.{SUBSCRIBED}",
    )):  # fmt: skip
        yield f"odd {number}", f"octavo_pass={signed(words)}"
    yield "empty", "octavo_pass="
    yield "dots", "octavo_pass=......."
    yield "session alone", "session=abc"
    yield "encrypted session", "a=b;  __Host-session=abc"
    yield "like a session", "mysession=abc"


def _guests() -> Iterator[tuple[str, str]]:
    yield "opened it", a_guest(opened("407"))
    yield "opened two", a_guest(opened("1"), opened("2"))
    yield "opened one twice", a_guest(opened("1"), opened("1"), opened("2"))
    yield "opened three", a_guest(opened("1"), opened("2"), opened("3"))
    last_month = (MONTH[0] - 86_400, MONTH[0])
    yield "opened three before", a_guest(*(opened(one, last_month) for one in "123"))
    yield "was given it", a_guest(GIVEN)
    yield "was given it once", a_guest(f"g407:{NOW - 600}:{NOW - 60}:d")
    yield "of the older key", a_guest(opened("407"), key=OLD)
    yield "of a foreign key", a_guest(opened("407"), key=THEIRS)
    yield "forged guest", a_guest(opened("407"))[:-3] + "xyz"
    yield "would subscribe", a_guest(SUBSCRIBED)
    yield "would subscribe beside", a_guest(opened("407"), SUBSCRIBED)
    yield "nearly no room", a_guest(*(f"g{'x' * 30}{one}:{NOW}:{OVER}:d" for one in range(9)))
    yield "no rights of a guest", f"octavo_guest={signed('g1.k2.')}"
    yield "guest without an end", a_guest("g410:0::dq")
    yield "pass as a guest", a_pass(SUBSCRIBED).replace("octavo_pass", "octavo_guest")


READERS = {"nobody": "", "theme": "theme=dark", **dict([*_with_passes(), *_odd(), *_guests()])}
ENCODINGS = (
    "", "identity", "gzip, deflate, br, zstd", "gzip", "br;q=0, *", "*;q=0",
    "GZIP;q=0.5 , br; q=0.000", "zstd", "deflate", "*", "br;q=1.0;x=1", "gzip;q=",
    " br ,, gzip", "*, br;q=0, zstd;q=0.0",
)  # fmt: skip
