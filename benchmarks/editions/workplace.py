"""The folder in which editions are measured: issue, pictures, caches, and what peers need."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.editions.issue import HOUSE
from benchmarks.editions.pictures import COVER, PICTURES
from octavo.core.issue.document import Issue
from octavo.core.issue.schema import issue_from_json, issue_to_json
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

    def made(self, kind: str) -> Path:
        """Where the file that was made of one kind is left."""
        return self.folder / f"made-{kind}"
