"""Writes facts as JSON-LD into a page, where nothing in them can end the element they stand in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Facts = Mapping[str, Any]

# What would end the element that holds the JSON, or begin another.
_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def written(*things: Facts) -> SafeString:
    """An element with these things; without any, nothing."""
    told = [_without_gaps(thing) for thing in things]
    if not told:
        return SafeString("")
    graph = told[0] if len(told) == 1 else {"@graph": told}
    said = json.dumps({"@context": "https://schema.org", **graph}, ensure_ascii=False)
    escaped = said.translate(_IN_SCRIPT)
    return mark_safe(  # noqa: S308
        f'<script type="application/ld+json">{escaped}</script>'
    )


def _without_gaps(value: Any) -> Any:
    """The same without what is not known: an empty word is no fact."""
    if isinstance(value, Mapping):
        kept = {name: _without_gaps(member) for name, member in value.items()}
        return {name: member for name, member in kept.items() if member not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_without_gaps(member) for member in value]
    return value
