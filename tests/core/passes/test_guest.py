"""A guest's pass carries what was opened or given, and nothing that was changed on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.passes import (
    MOST_BYTES,
    Key,
    KeyRing,
    Pass,
    read_guest,
    sign,
    sign_guest,
    sign_guest_making_room,
)

KEYS = KeyRing(Key("k2", b"2" * 32), (Key("k1", b"1" * 32),))
RIGHTS = ("m7:1793491200:1796083200:d", "g12:1793491200:1796083200:d")
WORDS = st.builds(
    "{}{}:{}:{}:d".format,
    st.sampled_from("mg"),
    st.integers(1, 99_999),
    st.integers(0, 99_999_999_999),
    st.integers(1, 99_999_999_999),
)


@given(st.lists(WORDS, min_size=1, max_size=12).map(tuple))
def test_what_is_signed_is_read_again(rights):
    assert read_guest(sign_guest(rights, KEYS), KEYS) == rights


@given(st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.data())
def test_with_another_letter_it_is_not_believed(rights, data):
    shown = sign_guest(rights, KEYS)
    place = data.draw(st.integers(0, len(shown) - 1))
    letter = data.draw(st.characters(max_codepoint=0x2FF).filter(lambda it: it != shown[place]))

    assert read_guest(shown[:place] + letter + shown[place + 1 :], KEYS) == ()


@given(st.text(max_size=700))
def test_whatever_is_shown_nothing_is_raised(shown):
    assert read_guest(shown, KEYS) == ()


def test_an_older_key_is_believed_and_a_stranger_is_not():
    older, other = KeyRing(Key("k1", b"1" * 32)), KeyRing(Key("k1", b"3" * 32))

    assert read_guest(sign_guest(RIGHTS, older), KEYS) == RIGHTS
    assert read_guest(sign_guest(RIGHTS, other), KEYS) == ()


def test_a_readers_pass_is_no_guests_and_the_other_way_round():
    shown = sign(Pass("A" * 22, "7", 1, 3601, RIGHTS), KEYS)

    assert read_guest(shown, KEYS) == ()


def test_there_is_room_for_ten_and_five_and_not_for_all_there_are():
    fifteen = tuple(f"m{100_000 + at}:1793491200:1796083200:d" for at in range(15))

    assert len(sign_guest(fifteen, KEYS)) <= MOST_BYTES
    assert sign_guest(fifteen * 2, KEYS) is None
    assert sign_guest((), KEYS) is None


def test_where_there_is_no_room_the_gifts_that_came_first_are_left_out():
    opened = tuple(f"m{at}:1793491200:1796083200:d" for at in range(10))
    given = tuple(f"g{100_000 + at}:1793491200:1796083200:d" for at in range(20))

    kept = read_guest(sign_guest_making_room(opened + given, KEYS), KEYS)

    assert kept[:10] == opened
    assert kept[10:] == given[-len(kept[10:]) :]
    assert sign_guest((*opened, given[-len(kept[10:]) - 1], *kept[10:]), KEYS) is None


def test_what_was_opened_is_never_left_out_to_make_room():
    assert sign_guest_making_room((RIGHTS[0],) * 30, KEYS) is None
    assert sign_guest_making_room((), KEYS) is None


@pytest.mark.parametrize("right", ["s:1:2:d", "a7:1:2:d", "i7:1:2:d", "+", "m7:1.2:d", "m~"])
def test_no_other_right_goes_into_it(right):
    with pytest.raises(ValueError, match="nothing else"):
        sign_guest((right,), KEYS)
    words = f"g1.k2.{right}"
    assert read_guest(f"{words}.{KEYS.current.signature(words)}", KEYS) == ()
