"""A figure, the table of them, and the file they are kept in."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "build" / "bench"

Figure = dict[str, Any]


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    goal: float,
    better: str = "higher",
    peer: tuple[str, float | None] = ("", None),
) -> Figure:
    """One figure; `better` says in which direction, `peer` what another gave in the same run."""
    peer_name, peer_value = peer
    return {
        "name": name,
        "value": _rounded(value),
        "unit": unit,
        "goal": goal,
        "better": better,
        "peer": peer_name,
        "peer_value": None if peer_value is None else _rounded(peer_value),
    }


def _rounded(value: float) -> float:
    """Two digits behind the point; of what is smaller than that, two that are not 0."""
    return round(value, 2) if abs(value) >= 0.1 else float(f"{value:.2g}")


def is_met(figure: Figure) -> bool:
    """Whether the goal was reached."""
    if figure["better"] == "lower":
        return bool(figure["value"] <= figure["goal"])
    return bool(figure["value"] >= figure["goal"])


def table(figures: list[Figure]) -> str:
    """The figures in columns; a `!` stands before what misses its goal."""
    rows = [("", "figure", "value", "unit", "goal", "peer")]
    for one in figures:
        sign = "≤" if one["better"] == "lower" else "≥"
        peer = f"{one['peer']}: {one['peer_value']:g}" if one["peer_value"] is not None else ""
        mark = " " if is_met(one) else "!"
        rows.append(
            (mark, one["name"], f"{one['value']:g}", one["unit"], f"{sign} {one['goal']:g}", peer)
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def keep(area: str, figures: list[Figure]) -> Path:
    """Write the figures of an area with the commit they were measured at."""
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{area}.json"
    kept = {"commit": commit, "figures": figures}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
