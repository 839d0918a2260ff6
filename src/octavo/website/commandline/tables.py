"""A table on the terminal: words at the left, figures at the right, a remark at the end."""

from __future__ import annotations

from collections.abc import Sequence

import click


def show_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of one length, the head first; each column is as wide as its widest cell."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        first, *others = zip(row, widths, strict=True)
        line = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others[:-1])]
        click.echo("  ".join([*line, row[-1]]).rstrip())
