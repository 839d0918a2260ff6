"""QR codes as SVG, for papers and pages alike."""

from __future__ import annotations

import segno

QUIET = 4  # modules of paper around a code, as its standard wants


def svg_of(payload: str, *, quiet: int = QUIET) -> str:
    """A code at correction level M in its smallest version, as large as its place."""
    code = segno.make(payload.encode(), error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * quiet
    bars = "".join(
        f"M{quiet + start} {quiet + y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path d="{bars}"/></svg>'
    )


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand side by side."""
    runs, start = [], None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x - start))
            start = None
    return runs
