"""A pass is believed as it was signed, in its time, and in no other form."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.passes import (
    LONGEST,
    MOST_BYTES,
    SHORTEST,
    Key,
    KeyRing,
    NoSuchPass,
    Pass,
    PassRefused,
    Revocations,
    TooManyRights,
    Why,
    believed,
    read,
    sign,
)

NOW = 1_798_000_000
NONE = Revocations()
OURS = Key("k1", b"o" * 32)
NEXT = Key("k2", b"n" * 32)
RING = KeyRing(OURS)
ADA = Pass("A" * 22, "7", NOW, NOW + SHORTEST, ("s:1767225600:1798761600:d",))

letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
passes = st.builds(
    Pass,
    st.text(letters, min_size=22, max_size=22),
    st.text(letters, min_size=1, max_size=64),
    st.integers(1, NOW),
    st.just(0),
    st.lists(st.text(letters.replace("-", ":"), min_size=1, max_size=40), max_size=8).map(tuple),
).flatmap(
    lambda one: st.integers(SHORTEST, LONGEST).map(
        lambda good_for: replace(one, expires_at=one.issued_at + good_for)
    )
)


def why(shown: str, *, ring: KeyRing = RING, revoked: Revocations = NONE, now: int = NOW) -> Why:
    """Why a pass is not believed."""
    said = read(shown, ring, revoked, now=now)
    assert isinstance(said, PassRefused)
    return said.why


@given(passes, st.data())
def test_a_pass_is_believed_from_its_first_second_to_its_last(given_pass, data):
    now = data.draw(st.integers(given_pass.issued_at, given_pass.expires_at - 1))

    assert read(sign(given_pass, RING), RING, NONE, now=now) == given_pass


@given(passes, st.integers(0, 10**11))
def test_no_pass_is_believed_once_its_time_is_over(given_pass, later):
    signed = sign(given_pass, RING)

    assert why(signed, now=given_pass.expires_at + later) is Why.EXPIRED


@given(passes, st.data())
def test_a_pass_in_which_one_letter_was_changed_is_not_believed(given_pass, data):
    signed = sign(given_pass, RING)
    place = data.draw(st.integers(0, len(signed) - 1))
    letter = data.draw(st.characters().filter(lambda it: it != signed[place]))

    said = read(signed[:place] + letter + signed[place + 1 :], RING, NONE, now=given_pass.issued_at)

    assert isinstance(said, PassRefused)


@given(passes, st.data())
def test_a_pass_that_was_cut_or_lengthened_is_not_believed(given_pass, data):
    signed = sign(given_pass, RING)
    cut = signed[: data.draw(st.integers(0, len(signed) - 1))]
    longer = signed + data.draw(st.text(min_size=1, max_size=40))

    assert isinstance(believed(cut, RING), PassRefused)
    assert isinstance(believed(longer, RING), PassRefused)


words = st.lists(st.text(max_size=30), min_size=5, max_size=5).map(".".join)


@given(
    st.text(max_size=700)
    | words.map(lambda said: f"1.k1.{said}.")
    | st.tuples(words, st.text(letters, min_size=43, max_size=43)).map(
        lambda said: f"1.k1.{said[0]}.{said[1]}"
    )
)
def test_whatever_is_shown_nothing_is_raised_and_nothing_believed(shown):
    assert isinstance(read(shown, RING, NONE, now=NOW), PassRefused)


numbers = st.text("0123456789", max_size=13)
fields = st.tuples(
    st.text(letters, max_size=24),
    st.text(letters, max_size=3),
    numbers,
    numbers,
    st.text("-~:sd", max_size=9),
)


@given(fields)
def test_what_a_leaked_key_signs_is_believed_only_if_we_could_have_signed_it(said):
    signed = f"1.k1.{'.'.join(said)}"
    found = believed(f"{signed}.{OURS.signature(signed)}", RING)

    assert isinstance(found, PassRefused) or sign(found, RING).startswith(f"{signed}.")


@pytest.mark.parametrize("shown", ["\ud800", "1.k1." + "\u0661" * 22, "1" * 5000, "." * 7, "\x00"])
def test_odd_letters_are_no_pass(shown):
    assert why(shown) is Why.MALFORMED


def test_a_signature_has_one_spelling_though_a_decoder_would_forgive_others():
    signed = sign(ADA, RING)
    last = letters.index(signed[-1])
    neighbours = [letters[last ^ bit] for bit in (1, 2, 3)]  # bits that a decoder throws away

    others = [signed[:-1] + it for it in neighbours]

    for other in (*others, f"{signed}=", f"{signed} ", f" {signed}"):
        assert why(other) in {Why.FORGED, Why.MALFORMED}


def test_what_another_key_signed_under_our_name_is_forged():
    assert why(sign(ADA, KeyRing(Key("k1", b"x" * 32)))) is Why.FORGED
    assert why(sign(ADA, KeyRing(NEXT))) is Why.UNKNOWN_KEY


def test_a_key_that_leaked_signs_no_pass_without_an_end():
    words = f"1.k1.{ADA.id}.7.{NOW}.{NOW + LONGEST + 1}.-"

    assert why(f"{words}.{OURS.signature(words)}") is Why.MALFORMED
    spelt = f"1.k1.{ADA.id}.7.0{NOW}.{NOW + SHORTEST}.-"
    assert why(f"{spelt}.{OURS.signature(spelt)}") is Why.MALFORMED


def test_keys_change_and_nobody_is_signed_out():
    signed = sign(ADA, RING)
    while_both_are_kept = KeyRing(NEXT, older=(OURS,))

    assert read(signed, while_both_are_kept, NONE, now=NOW) == ADA
    assert sign(ADA, while_both_are_kept).startswith("1.k2.")
    assert why(signed, ring=KeyRing(NEXT)) is Why.UNKNOWN_KEY


def test_a_pass_from_the_future_is_not_believed_but_clocks_may_differ_a_little():
    early = replace(ADA, issued_at=NOW + 60, expires_at=NOW + 60 + SHORTEST)

    assert read(sign(early, RING), RING, NONE, now=NOW) == early
    assert why(sign(early, RING), now=NOW - 1) is Why.NOT_YET


def test_one_pass_is_taken_back_or_all_of_an_account_up_to_a_second():
    signed = sign(ADA, RING)
    later = replace(ADA, id="B" * 22, issued_at=NOW + 1, expires_at=NOW + 1 + SHORTEST)
    everywhere = Revocations(accounts={"7": NOW})

    assert why(signed, revoked=Revocations(ids={ADA.id: ADA.expires_at})) is Why.REVOKED
    assert why(signed, revoked=everywhere) is Why.REVOKED
    assert read(sign(later, RING), RING, everywhere, now=NOW + 1) == later
    assert read(signed, RING, Revocations(accounts={"8": NOW}), now=NOW) == ADA


@given(passes, st.integers(-LONGEST, 2 * LONGEST))
def test_what_is_forgotten_of_revocations_was_over_anyway(given_pass, after):
    now = given_pass.issued_at + after
    taken_back = Revocations({given_pass.id: given_pass.expires_at}, {"x": given_pass.issued_at})
    of_account = Revocations(accounts={given_pass.account: given_pass.issued_at})
    signed = sign(given_pass, RING)

    for revoked in (taken_back, of_account):
        assert isinstance(read(signed, RING, revoked.still_needed(now=now), now=now), PassRefused)
    assert taken_back.still_needed(now=NOW + 3 * LONGEST) == NONE


def test_a_pass_fits_into_a_cookie_and_says_when_it_does_not():
    full = replace(ADA, rights=tuple(f"i{number}" for number in range(90)))

    assert len(sign(full, RING)) <= MOST_BYTES
    with pytest.raises(TooManyRights, match="200 rights take more than 600 bytes"):
        sign(replace(ADA, rights=tuple(f"i{number}" for number in range(200))), RING)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ADA, id="short"),
        replace(ADA, account=""),
        replace(ADA, account="7.8"),
        replace(ADA, rights=("a.b",)),
        replace(ADA, rights=("a~b",)),
        replace(ADA, rights=("-",)),
        replace(ADA, issued_at=0),
        replace(ADA, issued_at=10**5000, expires_at=10**5000 + SHORTEST),
        replace(ADA, expires_at=NOW + SHORTEST - 1),
        replace(ADA, expires_at=NOW + LONGEST + 1),
    ],
)
def test_a_pass_that_would_not_be_believed_is_not_signed(wrong):
    with pytest.raises(NoSuchPass, match="letters"):
        sign(wrong, RING)


def test_a_key_is_long_has_a_name_and_shows_itself_to_nobody():
    with pytest.raises(ValueError, match="is no name of a key"):
        Key("K.1", b"o" * 32)
    with pytest.raises(ValueError, match="shorter than 32 bytes"):
        Key("k1", b"o" * 31)
    with pytest.raises(ValueError, match="shorter than 32 bytes"):
        Key("k1", "o" * 32)
    with pytest.raises(ValueError, match="same name"):
        KeyRing(OURS, older=(replace(OURS, secret=b"p" * 32),))
    assert "ooo" not in repr(RING)


def test_a_server_that_knows_only_hmac_can_check_a_pass():
    """As the reference says it: split at the last full stop, sign what is before, compare."""
    words, signature = sign(ADA, RING).rsplit(".", 1)
    signed = hmac.new(b"o" * 32, words.encode(), hashlib.sha256).digest()

    assert urlsafe_b64encode(signed).decode().rstrip("=") == signature
    assert words == f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.{ADA.rights[0]}"


def test_who_shows_nothing_has_no_pass():
    assert why("") is Why.ABSENT
