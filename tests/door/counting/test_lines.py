"""Lines of a tally: what is written is read, and what is damaged is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.door.counting import Damaged, Line, read_line, written

events = st.lists(st.text(max_size=20) | st.integers(0, 10**6), min_size=1, max_size=4).map(tuple)
counts = st.lists(st.tuples(events, st.integers(1, 10**9)), max_size=8)


@given(st.integers(0, 2**33), counts)
def test_a_line_that_was_written_is_read(at, counted):
    assert read_line(written(at, counted)) == Line(at, tuple(counted))


@given(st.integers(0, 2**33), counts, st.data())
def test_a_line_with_one_letter_changed_is_damaged(at, counted, data):
    line = written(at, counted)
    place = data.draw(st.integers(0, len(line) - 2))
    other = data.draw(st.integers(0, 255).filter(lambda it: it not in (line[place], 10)))

    with pytest.raises(Damaged):
        read_line(line[:place] + bytes([other]) + line[place + 1 :])


@pytest.mark.parametrize(
    "counted",
    [[(("read",), 0)], [(("read",), -1)], [(("read",), 10**9 + 1)], [((), 1)], [(("x", 1.5), 1)]],
)
def test_what_cannot_be_counted_is_damaged(counted):
    with pytest.raises(Damaged):
        read_line(written(1, counted))


def test_the_form_of_a_line_is_the_one_that_others_write():
    """nginx writes the same: a change here is a change of the contract."""
    line = written(1764500000.9, [(("read", "article:7", "open", "example.org"), 3)])

    assert line == (
        b'7186b6b3 {"at":1764500000,"counts":[[["read","article:7","open","example.org"],3]]}\n'
    )
