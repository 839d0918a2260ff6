"""The folder in which editions are measured: issue, pictures, caches, and what peers need."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.editions.issue import HOUSE
from benchmarks.editions.pictures import COVER, PICTURES
from octavo.core.issue.document import Issue
from octavo.core.issue.schema import issue_from_json, issue_to_json
from octavo.press.fitting import LaidOut
from octavo.press.forms import Bench


@dataclass(frozen=True)
class Workplace:
    """All paths of one measured issue. Pictures lie beside it, as issues share them."""

    folder: Path

    @classmethod
    def laid_out(cls, folder: Path, issue: Issue) -> Workplace:
        """Write the issue down, as another process is to make it."""
        folder.mkdir(parents=True, exist_ok=True)
        place = cls(folder)
        place.written_issue.write_text(json.dumps(issue_to_json(issue)), encoding="utf-8")
        return place

    @property
    def written_issue(self) -> Path:
        return self.folder / "copy.json"

    @cached_property
    def issue(self) -> Issue:
        return issue_from_json(json.loads(self.written_issue.read_text(encoding="utf-8")))

    @property
    def supply(self) -> dict[str, Path]:
        return {name: self.folder.parent / "pictures" / name for name in (COVER, *PICTURES)}

    def bench(self, form: str) -> Bench:
        """What the maker of a form finds beside the copy; its cache is there from run to run."""
        cache = self.folder / "cache" / form
        cache.mkdir(parents=True, exist_ok=True)
        return Bench(HOUSE, self.supply, cache, self.issue.dated_on)

    def keep_layout(self, laid_out: LaidOut) -> None:
        """Write down what the pages are judged by: where articles stand, and what was fitted."""
        kept = {
            "articles": [
                {
                    "slug": one.slug,
                    "first": one.first,
                    "pages": max(one.pages, one.taken),
                    "lead_mm": one.opener.lead,
                }
                for one in laid_out.layout.articles
            ],
            "fillers": [item["slug"] for item in laid_out.document["items"] if _has_filler(item)],
        }
        self.layout.write_text(json.dumps(kept), encoding="utf-8")

    @property
    def layout(self) -> Path:
        return self.folder / "layout.json"

    def made(self, kind: str) -> Path:
        """Where the file that was made of one kind is left."""
        return self.folder / f"made-{kind}"


def _has_filler(item: Mapping[str, Any]) -> bool:
    return bool((item.get("fit") or {}).get("filler"))
