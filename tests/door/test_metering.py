"""The meter at the door: what is opened by whom, how often, and what opens nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.door.stock import a_made, an_item

from octavo.core.access import Meter, Variant
from octavo.core.passes import Pass, sign
from octavo.door.door import Door
from octavo.door.passes import Revoker, make_keys, write_meter
from octavo.door.store import Page, Store

BEGINS, ENDS = (int(datetime(2026, month, 1, tzinfo=UTC).timestamp()) for month in (11, 12))
LATER = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())
NOW = BEGINS + 5 * 86_400
HOST = (b"host", b"magazine.example")
TEASER = b"its beginning"


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """Five articles for subscribers, `/1/` to `/5/`; the fifth is exclusive. Two may be opened."""
    store = Store(tmp_path / "pages")
    pages = {}
    for number in range(1, 6):
        item = an_item(
            key=f"piece-{number}",
            access="subscribers",
            article=str(number),
            is_metered=number < 5,
        )
        made = {
            Variant.FULL: a_made(store, f"all of {number}"),
            Variant.TEASER: a_made(store, "its beginning"),
        }
        pages[f"/{number}/"] = (frozenset({f"a{number}"}), Page(item, made))
    assert store.put(pages, began=store.began(), now=0)
    make_keys(tmp_path / "pass-keys.json")
    set_meter(tmp_path)
    return Door(tmp_path, store.folder, hosts=["magazine.example"], is_secure=True)


def set_meter(data: Path, *, without: int = 2, with_account: int = 3) -> None:
    write_meter(data / "meter.json", Meter(without, with_account, (BEGINS, ENDS, LATER)))
    Revoker(data).keys_changed()


class Device:
    """Keeps the guest's cookie as a browser would, and may show a reader's pass beside it."""

    def __init__(self, door: Door, *, carries: bytes = b"") -> None:
        self.door, self.carries, self.guest = door, carries, b""
        self.said = b""

    def ask(self, number: int, *headers: tuple[bytes, bytes], now: float = NOW, method=b"GET"):
        cookie = b"; ".join(filter(None, [self.carries, self.guest]))
        sent = [HOST, *([(b"cookie", cookie)] if cookie else []), *headers]
        answer = self.door.find(method, b"/%d/" % number, dict(sent), now=now)
        if answer is not None:
            self.said = dict(answer.pairs).get(b"set-cookie", b"")
            self.guest = self.said.partition(b";")[0] or self.guest
        return answer

    def reads(self, *numbers: int, now: float = NOW) -> list[bool]:
        return [self.ask(number, now=now).body == b"all of %d" % number for number in numbers]


def a_pass(door: Door, data: Path, *rights: str) -> bytes:
    keys = make_keys(data / "pass-keys.json")
    given = Pass("A" * 22, "7", NOW - 60, NOW + 3540, rights)
    return b"octavo_pass=" + sign(given, keys).encode()


def test_so_many_are_opened_and_read_again_and_no_more(door):
    device = Device(door)

    assert device.reads(1, 2, 3) == [True, True, False]
    assert device.reads(1, 2, 3) == [True, True, False]
    assert device.ask(3).body == TEASER
    assert Device(door).reads(3) == [True]


def test_the_cookie_is_for_the_server_alone_and_lasts_as_long_as_what_it_says(door):
    device = Device(door)
    device.ask(1)

    assert device.said.startswith(b"octavo_guest=g1.")
    for part in (b"Path=/", b"HttpOnly", b"SameSite=Lax", b"Secure"):
        assert part in device.said.split(b"; ")
    assert int(re.search(rb"Max-Age=(\d+)", device.said)[1]) == ENDS - NOW
    device.ask(1)
    assert device.said == b"", "what is known is not said again"


def test_it_is_set_with_nothing_that_others_may_keep(door):
    answer = Device(door).ask(1)

    assert dict(answer.pairs)[b"cache-control"] == b"private, no-cache"
    assert b"Cookie" in dict(answer.pairs)[b"vary"]


@pytest.mark.parametrize(
    "said",
    [
        (b"sec-purpose", b"prefetch"),
        (b"sec-purpose", b"prefetch;prerender"),
        (b"sec-fetch-mode", b"cors"),
        (b"sec-fetch-mode", b"no-cors"),
    ],
)
def test_what_nobody_reads_opens_nothing(door, said):
    device = Device(door)

    assert device.ask(1, said).body == TEASER
    assert device.ask(1, method=b"HEAD").body == b""
    assert (device.said, device.guest) == (b"", b"")
    assert device.ask(1, (b"sec-fetch-mode", b"navigate")).body == b"all of 1"


@pytest.mark.parametrize("spoilt", ["signature", "right", "key", "kind", "length", "another site"])
def test_a_forged_pass_opens_nothing_beyond_the_meter(door, tmp_path, spoilt):
    device = Device(door)
    device.ask(1)
    genuine = device.guest
    set_meter(tmp_path, without=0)
    stranger = make_keys(tmp_path / "other.json")
    words = b"g1.k1.m1:%d:%d:d" % (BEGINS, ENDS)
    device.guest = {
        "signature": genuine[:-1] + (b"A" if genuine[-1:] != b"A" else b"B"),
        "right": genuine.replace(b"m1:", b"m2:"),
        "key": genuine.replace(b"g1.", b"g1.no", 1),
        "kind": genuine.replace(b".m1:", b".s:"),
        "length": genuine + b"~" + b"m1:1:2:d" * 100,
        "another site": b"octavo_guest=%b.%b"
        % (words, stranger.current.signature(words.decode()).encode()),
    }[spoilt]

    assert device.reads(1, 2) == [False, False]
    device.guest = genuine
    assert device.reads(1, 2) == [True, False]


def test_with_the_month_what_was_opened_ends_and_it_begins_anew(door):
    device = Device(door)
    before = device.reads(1, 2, 3, now=ENDS - 1)

    after = device.reads(3, 4, 1, now=ENDS)

    assert (before, after) == ([True, True, False], [True, True, False])
    assert b"m1:" not in device.guest, "what is over is not carried along"


def test_outside_of_the_months_it_knows_nothing_is_opened(door):
    assert Device(door).reads(1, now=BEGINS - 1) == [False]
    assert Device(door).reads(1, now=LATER) == [False]


def test_what_a_browser_has_already_comes_as_304_and_the_cookie_with_it(door):
    known = dict(Device(door).ask(1).pairs)[b"etag"]
    device = Device(door)

    answer = device.ask(1, (b"if-none-match", known))

    assert (answer.status, answer.body) == (304, b"")
    assert device.guest
    assert device.reads(1) == [True]


def test_two_tabs_that_open_at_once_may_open_one_more_and_nothing_breaks(door):
    """The cookie is soft: the one that comes last stays."""
    device, tab = Device(door), Device(door)
    assert device.reads(1) + tab.reads(2) == [True, True]

    assert device.reads(3, 4) == [True, False]


def test_exclusive_articles_are_not_opened(door):
    assert Device(door).reads(5) == [False]


def test_a_change_of_the_meter_is_known_at_the_next_request(door, tmp_path):
    device = Device(door)
    assert device.reads(1, 2, 3) == [True, True, False]

    set_meter(tmp_path, without=3)
    assert device.reads(3) == [True]
    set_meter(tmp_path, without=1)
    assert device.reads(1, 2, 3, 4) == [True, True, True, False], "nothing is taken back"
    (tmp_path / "meter.json").write_text("{}")
    Revoker(tmp_path).keys_changed()
    assert Device(door).reads(1) == [False]


def test_who_has_an_account_is_sent_to_django_to_open_and_reads_again_at_the_door(door, tmp_path):
    right = f"m1:{BEGINS}:{ENDS}:d"
    new = Device(door, carries=a_pass(door, tmp_path))
    known = Device(door, carries=a_pass(door, tmp_path, right))

    assert new.ask(1) is None
    assert known.reads(1) == [True]
    assert known.ask(2) is None
    full = [f"m{number}:{BEGINS}:{ENDS}:d" for number in (1, 2, 3)]
    used_up = Device(door, carries=a_pass(door, tmp_path, *full))
    assert used_up.reads(1, 4) == [True, False]


def test_what_a_device_opened_without_the_account_counts_with_it(door, tmp_path):
    device = Device(door)
    device.reads(1, 2)
    device.carries = a_pass(door, tmp_path, f"m3:{BEGINS}:{ENDS}:d")

    assert device.reads(1, 2, 3) == [True, True, True]
    assert device.reads(4) == [False], "three of three"


def test_a_gift_is_read_at_the_door_and_is_no_part_of_the_count(door):
    device = Device(door)
    gift = f"g4:{BEGINS}:{ENDS}:d"
    keys = make_keys(door.believer._keys_path)
    words = f"g1.k1.{gift}"
    device.guest = f"octavo_guest={words}.{keys.current.signature(words)}".encode()

    assert device.reads(4, 1, 2, 3) == [True, True, True, False]
    assert gift.encode() in device.guest
    assert device.reads(4) == [True]


def test_the_oldest_gifts_make_room_for_what_is_opened(door):
    device = Device(door)
    keys = make_keys(door.believer._keys_path)
    gifts = [f"g{number}:{BEGINS}:{ENDS}:d" for number in range(100, 118)]
    words = f"g1.k1.{'~'.join(gifts)}"
    device.guest = f"octavo_guest={words}.{keys.current.signature(words)}".encode()

    assert device.reads(1, 2) == [True, True]
    carried = device.guest.removeprefix(b"octavo_guest=")
    assert len(carried) <= 600
    assert b"g100:" not in carried
    assert b"g117:" in carried
