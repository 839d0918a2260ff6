"""The door: who gets which variant, whose pass is believed, and who is led to Django."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.door.stock import NOW, TEASER, TEXT, a_pass, ask

from octavo.core.access import (
    Granted,
    Item,
    Reader,
    Right,
    decide,
    reads_without_advertisements,
)
from octavo.door.passes import Believer, Revoker, make_keys
from octavo.door.variants import choose


def test_ada_who_subscribes_reads_all_and_cleo_the_beginning(data, door):
    ada = a_pass(data, f"s:{NOW - 9}:{NOW + 999}:d")

    assert ask(door, b"/locked/", (b"cookie", ada)).body == TEXT
    assert ask(door, b"/locked/").body == TEASER
    assert ask(door, b"/open/").body == TEXT


def test_ben_whose_term_is_over_reads_the_beginning_from_that_second_on(data, door):
    ben = (b"cookie", a_pass(data, f"s:{NOW - 9}:{NOW + 5}:d"))

    assert ask(door, b"/locked/", ben, now=NOW + 4.9).body == TEXT
    assert ask(door, b"/locked/", ben, now=NOW + 5).body == TEASER


def test_a_pass_that_has_run_out_is_believed_no_longer(data, door):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))

    assert ask(door, b"/locked/", ada, now=NOW + 3539.9).body == TEXT
    assert ask(door, b"/locked/", ada, now=NOW + 3540).body == TEASER


def test_a_forged_pass_shows_what_nobody_s_shows(data, door):
    ada = a_pass(data, f"s:{NOW - 9}::d")

    for forged in (
        ada[:-1] + b"!",
        ada.replace(b"ada", b"eve"),
        b"octavo_pass=",
        b"octavo_pass=..",
    ):
        assert ask(door, b"/locked/", (b"cookie", forged)).body == TEASER


def test_a_pass_is_found_among_other_cookies_and_only_under_its_name(data, door):
    ada = a_pass(data, f"s:{NOW - 9}::d")

    assert ask(door, b"/locked/", (b"cookie", b"a=1; " + ada + b"; b=2")).body == TEXT
    assert ask(door, b"/locked/", (b"cookie", b"no_" + ada)).body == TEASER
    assert ask(door, b"/locked/", (b"cookie", b"a=1; no_" + ada)).body == TEASER


def test_a_pass_taken_back_is_believed_no_longer_at_the_next_request(data, door, store):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))
    assert ask(door, b"/locked/", ada).body == TEXT

    Revoker(data).revoke("A" * 22, runs_out=NOW + 3600)
    assert ask(door, b"/locked/", ada).body == TEASER


def test_all_passes_of_an_account_can_be_taken_back(data, door, store):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))
    assert ask(door, b"/locked/", ada).body == TEXT

    Revoker(data).revoke_account("ada", now=NOW)
    later = a_pass(data, f"s:{NOW - 9}::d", since=NOW + 1)

    assert ask(door, b"/locked/", ada).body == TEASER
    assert ask(door, b"/locked/", (b"cookie", later), now=NOW + 2).body == TEXT
    Revoker(data).forget(now=NOW + 90_000)
    assert ask(door, b"/locked/", (b"cookie", later), now=NOW + 2).body == TEXT


def test_a_key_that_is_taken_away_takes_its_passes_along(data, door, store):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))
    assert ask(door, b"/locked/", ada).body == TEXT

    (data / "pass-keys.json").write_text('{"k2": "%s"}' % ("ab" * 32))
    Revoker(data).keys_changed()
    assert ask(door, b"/locked/", ada).body == TEASER

    (data / "pass-keys.json").write_text("no keys")
    Revoker(data).keys_changed()
    assert ask(door, b"/locked/", ada).body == TEASER


def test_keys_are_made_once_and_for_their_owner_alone(tmp_path):
    path = tmp_path / "pass-keys.json"

    assert make_keys(path) == make_keys(path)
    assert path.stat().st_mode & 0o777 == 0o600


_INSTANTS = st.integers(-5, 5).map(
    lambda n: datetime.fromtimestamp(NOW, UTC) + timedelta(seconds=n)
)
_RIGHTS = st.builds(
    Right,
    kind=st.sampled_from(["subscriber", "opened", "gift"]),
    since=_INSTANTS,
    until=st.none() | _INSTANTS,
    is_ad_free=st.booleans(),
    formats=st.sampled_from([frozenset({"digital"}), frozenset({"print"})]),
).map(lambda right: replace(right, key="" if right.kind == "subscriber" else "7"))
_ITEMS = st.builds(
    Item,
    kind=st.sampled_from(["article", "issue"]),
    key=st.just("x"),
    published_at=st.none() | _INSTANTS,
    access=st.sampled_from(["open", "registered", "subscribers"]),
    opens_at=st.none() | _INSTANTS,
    embargoed_until=st.none() | _INSTANTS,
    article=st.just("7"),
    free_from=st.none() | _INSTANTS,
    free_until=st.none() | _INSTANTS,
    is_metered=st.booleans(),
)


@given(
    item=_ITEMS,
    rights=st.lists(_RIGHTS, max_size=3).map(tuple),
    is_registered=st.booleans(),
    asked=st.floats(-6, 6),
    later=st.floats(0, 12),
)
def test_a_remembered_choice_is_what_would_be_decided_as_long_as_it_holds(
    item, rights, is_registered, asked, later
):
    reader = Reader(is_registered=is_registered, rights=rights)
    choice = choose(reader, item, now=NOW + asked)
    then = NOW + asked + later
    if then >= choice.until:
        return
    decision = decide(reader, item, datetime.fromtimestamp(then, UTC))
    variant = decision.variant if isinstance(decision, Granted) else decision.shows

    assert (variant, decision.is_granted) == (choice.variant, choice.is_granted)
    is_ad_free = reads_without_advertisements(reader, datetime.fromtimestamp(then, UTC))
    assert is_ad_free == choice.is_ad_free


@given(shown=st.text(max_size=700))
def test_whatever_is_shown_nobody_is_let_in_by_it(tmp_path_factory, shown):
    folder = tmp_path_factory.mktemp("passes")
    make_keys(folder / "pass-keys.json")
    believer = Believer(folder)
    believer.catch_up()

    assert believer.holder(shown, now=NOW) is None


def test_who_may_be_signed_in_is_led_to_django_for_a_pass(data, door):
    """There a session is known; the door knows passes alone."""
    forged = b"octavo_pass=1.k1.x"

    for cookie in (b"session=abc", forged + b"; session=abc", b"__Host-session=abc"):
        assert ask(door, b"/locked/", (b"cookie", cookie)) is None
        assert ask(door, b"/open/", (b"cookie", cookie)).body
    assert ask(door, b"/locked/", (b"cookie", b"no_session=abc")).body == TEASER


def test_a_pass_without_room_for_all_rights_is_asked_about_behind_the_door(data, door):
    full = (b"cookie", a_pass(data, "i9:1::d", "+"))
    enough = (b"cookie", a_pass(data, f"s:{NOW - 9}::d", "+"))

    assert ask(door, b"/locked/", full) is None
    assert ask(door, b"/locked/", enough).body == TEXT


def test_who_says_to_be_a_search_engine_is_led_to_django(door):
    """It knows from where that search engine comes; the name alone could be anybody's."""
    crawler = (b"user-agent", b"Mozilla/5.0 (compatible; bingbot/2.0)")

    assert ask(door, b"/locked/", crawler) is None
    assert ask(door, b"/open/", crawler).body
