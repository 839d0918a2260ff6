"""Tables on a page."""

from octavo.core.manuscript.blocks import Cell, Table
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.renditions.web import render_body


def test_a_table_of_header_cells_alone_has_one_row_of_heads():
    row = (Cell((Text("Day"),), is_header=True),)

    body = render_body(Manuscript("Tides", blocks=(Table((row, row)),)), image=lambda _: None)

    assert body.count("<thead>") == body.count("<tbody>") == 1
