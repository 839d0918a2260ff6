"""The measure of part-empty columns finds them on pages whose ends are known."""

from __future__ import annotations

import pytest
from benchmarks.editions.columns import part_empty_pages
from benchmarks.editions.lines import lines_of
from tests.benchmarks.editions.pages import FOOT, LEFT, a_page_of, line_at

RECTO = 0


def part_empty(*lines: str, page: int = RECTO) -> dict[int, int]:
    content = a_page_of(*lines)
    return part_empty_pages(content, lines_of(content), [range(page, page + 1)])


def column(number: int, count: int, *, first: int = 0) -> list[str]:
    """So many lines of text in one of two columns, from a line of the grid on."""
    return [line_at(LEFT[number], first + place) for place in range(count)]


def test_full_columns_are_not_part_empty():
    assert part_empty(*column(0, 48), *column(1, 48)) == {}


@pytest.mark.parametrize(("lines", "empty"), [(42, {}), (41, {RECTO: 7})])
def test_a_column_may_leave_six_lines_empty(lines, empty):
    assert part_empty(*column(0, 48), *column(1, lines)) == empty


def test_a_column_without_text_is_empty_from_the_head_on():
    assert part_empty(*column(0, 48)) == {RECTO: 48}


def test_what_stands_above_the_text_is_the_opener():
    assert part_empty(*column(0, 18, first=30), *column(1, 18, first=30)) == {}


def test_notes_at_the_foot_do_not_hide_the_gap_above_them():
    note = line_at(LEFT[1], FOOT, size=7.6)

    assert part_empty(*column(0, 48), *column(1, 38), note) == {RECTO: 8}
