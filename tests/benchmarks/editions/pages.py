"""Pages with lines of Courier at known places."""

from __future__ import annotations

import io

import pikepdf

MM = 72 / 25.4
PAGE = (210 * MM, 270 * MM)
HEAD, LINE, FOOT = 24 * MM, 13, 47  # of the design: first baseline, distance, last line
LEFT = (18 * MM, 89.5 * MM)  # of the two columns on a right page


def line_at(left: float, line: int, *, size: float = 9.6) -> str:
    """A line of the grid with five words in it."""
    return text_at(left, PAGE[1] - HEAD - line * LINE, "(five words in a line)", size=size)


def text_at(left: float, baseline: float, pieces: str, *, size: float) -> str:
    """Words, or words and the thousandths of white between them, as a PDF writes them."""
    return f"BT /F1 {size} Tf 1 0 0 1 {left:.3f} {baseline:.3f} Tm [{pieces}] TJ ET"


def a_page_of(*lines: str) -> bytes:
    """A PDF of one page of the magazine's size."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=PAGE)
        names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier"}
        font = pikepdf.Dictionary({key: pikepdf.Name(value) for key, value in names.items()})
        fonts = pikepdf.Dictionary(F1=pdf.make_indirect(font))
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = pdf.make_stream("\n".join(lines).encode())
        content = io.BytesIO()
        pdf.save(content)
    return content.getvalue()
