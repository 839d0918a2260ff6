"""What a table's cells say of its form."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Cell, ListItem
from octavo.core.manuscript.inlines import Text
from octavo.core.manuscript.nesting import with_deeper
from octavo.core.manuscript.tabulating import columns_of_figures, head_rows


def row(*words: str, is_header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((Text(said),), is_header) for said in words)


def test_rows_of_heads_stand_above_the_first_row_that_says_something():
    assert head_rows((row("Port", "Ships", is_header=True), row("Vell", "12"))) == 1
    assert head_rows((row("Vell", "12"),)) == 0
    assert head_rows((row("Port", is_header=True),)) == 1


def test_figures_and_dashes_make_a_column_of_figures():
    assert columns_of_figures((row("Vell", "12", "–"), row("Ash", "—", "–"))) == {1}


def test_items_that_lie_deeper_belong_to_the_item_above():
    one, two, three = ListItem((), 1), ListItem((), 2), ListItem((), 1)

    assert with_deeper([("a", one), ("b", two), ("c", three)]) == [
        (("a", one), [("b", two)]),
        (("c", three), []),
    ]
