"""Reads the demo's files: plain data, its pictures as bytes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from octavo.core.manuscript import schema
from octavo.core.manuscript.document import Manuscript

CONTENT = Path(__file__).parent / "content"


def record(name: str) -> Any:
    """One of the demo's JSON files, such as `authors` or `issues/18`."""
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def manuscripts(folder: str) -> dict[str, Manuscript]:
    """The manuscripts of `articles` or `drafts`, by slug."""
    return {
        path.stem: schema.from_json(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((CONTENT / folder).glob("*.json"))
    }


def issues() -> list[dict[str, Any]]:
    """What is said of each issue, in order of number."""
    return sorted(
        (record(f"issues/{path.stem}") for path in (CONTENT / "issues").glob("*.json")),
        key=lambda issue: issue["number"],
    )


@cache
def pictures() -> dict[str, bytes]:
    """The bytes of every picture by the name that figures call it."""
    return {path.name: path.read_bytes() for path in sorted((CONTENT / "pictures").iterdir())}
