"""The measure of loose lines finds them in pages whose gaps are known."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from benchmarks.editions.lines import lines_of, loose_lines_pct
from tests.benchmarks.editions.pages import a_page_of, text_at


def a_page(*lines: Iterable[tuple[str, float]], size: float = 9) -> bytes:
    """A page of lines, each of words and the points of white after them."""
    written = []
    for number, line in enumerate(lines):
        pieces = " ".join(f"({word}) {-white / size * 1000:.3f}" for word, white in line)
        written.append(text_at(50, 700 - 13 * number, pieces, size=size))
    return a_page_of(*written)


def test_the_widest_gap_of_a_line_is_found():
    content = a_page([("one", 3), ("two", 7.5), ("three", 0)], [("four", 3), ("five", 0)])

    first, second = lines_of(content)

    assert first.widest_gap == pytest.approx(7.5, abs=0.1)
    assert second.widest_gap == pytest.approx(3, abs=0.1)
    assert (first.words, second.words) == (3, 2)
    assert first.baseline - second.baseline == pytest.approx(13, abs=0.01)


def test_a_line_is_loose_above_six_points_at_nine():
    """Lines without a gap, and type that is no running text, count for nothing."""
    tight, loose, alone = [("one", 5.8), ("two", 0)], [("one", 6.2), ("two", 0)], [("one", 0)]

    shares = loose_lines_pct(lines_of(a_page(tight, loose, alone, tight, tight)))

    assert shares == 25


def test_larger_type_may_have_larger_gaps():
    line = [("one", 6.2), ("two", 0)]

    assert loose_lines_pct(lines_of(a_page(line, size=9.6))) == 0
