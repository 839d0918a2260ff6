"""What copy-fitting asks of the design, article by article, as the document says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fit:
    """What an article's pages are set with; None and nought leave it to the design."""

    panel: float | None = None
    lead: float | None = None
    sink: int = 0
    figures: Mapping[str, float] = field(default_factory=dict)
    quotes: Mapping[str, int] = field(default_factory=dict)
    filler: int = 0

    def tree(self) -> dict[str, Any]:
        """As the document says it to the design."""
        return {
            "panel_mm": self.panel,
            "lead_mm": self.lead,
            "sink_lines": self.sink,
            "figures_mm": dict(self.figures),
            "quotes": dict.fromkeys(self.quotes, "across"),
            "quote_lines": dict(self.quotes),
            "filler": {"kind": "house", "lines": self.filler} if self.filler else None,
        }


def with_fits(document: Mapping[str, Any], fits: Mapping[str, Fit]) -> dict[str, Any]:
    """The document of an issue with these fits in place of those that it has."""
    items = [
        {**item, "fit": fits[item["slug"]].tree()} if item.get("slug") in fits else item
        for item in document["items"]
    ]
    return {**document, "items": items}
