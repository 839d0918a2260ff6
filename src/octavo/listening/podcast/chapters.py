"""Writes the chapters of an episode as podcast programs read them: Podcasting 2.0, version 1.2."""

from __future__ import annotations

import json
from typing import Any

VERSION = "1.2.0"
MEDIA_TYPE = "application/json+chapters"


def chapters(cues: dict[str, Any], *, title: str) -> bytes:
    """The chapters that the cues of a narration name, with the seconds at which each begins."""
    found = [
        {"startTime": round(float(one["starts"]), 3), "title": one["title"]}
        for one in cues.get("chapters", ())
    ]
    return json.dumps(
        {"version": VERSION, "title": title, "chapters": found}, ensure_ascii=False
    ).encode()
