"""Tables with a bar in each row: how much of the whole each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """One row. `percent` is of the whole, rounded; `width` that of its bar, of a hundred."""

    label: str
    count: int
    percent: int
    width: float


def shares(rows: Iterable[tuple[str, int]], *, whole: int | None = None) -> list[Share]:
    """The rows with their parts of the whole: of their sum, unless another one is named."""
    known = list(rows)
    of = sum(count for _label, count in known) if whole is None else whole
    most = max((count for _label, count in known), default=0)
    return [
        Share(label, n, round(100 * n / of) if of else 0, round(100 * n / most, 1) if most else 0)
        for label, n in known
    ]
