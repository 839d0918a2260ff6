"""Which section of the magazine a kicker such as `Culture | Books` means."""

from __future__ import annotations

import re
from functools import cache

from octavo.importers.judgement import vocabulary

_EDGES = " .:|/#[]()*_\t"
_LONGEST = 80
_PARTS = re.compile(r"\s*(?:[|/>›»•·,]|\s[–—-]\s)\s*")


def read_section(line: str) -> str:
    """The slug of the section that the whole line names, or an empty string.

    A trail such as `Home > Culture > Books` names a section; a headline with a comma does not.
    """
    line = line.strip(_EDGES)
    if not line or len(line) > _LONGEST:
        return ""
    label = _label().match(line)
    line = line[label.end() :].strip(_EDGES) if label else line
    names = [part for part in _PARTS.split(line) if part]
    found = [slug for part in names if (slug := _slug(part))]
    if len(set(found)) > 2:
        return ""  # a menu, not a trail
    if found and len(names) <= 4 and all(_slug(part) or len(part.split()) <= 2 for part in names):
        return found[0]
    return ""


def _slug(name: str) -> str:
    name = " ".join(name.lower().replace(" and ", " & ").replace("-", " ").split())
    return _slugs().get(name, "")


@cache
def _slugs() -> dict[str, str]:
    found: dict[str, str] = {}
    for slug, names in vocabulary.tables("sections").items():
        if slug != "label":
            found.update({name.replace("-", " "): slug for name in names})
            found.setdefault(slug.replace("-", " "), slug)
    return found


@cache
def _label() -> re.Pattern[str]:
    """Words before the name of a section: `Filed under:`; a bare `in` wants nothing after it."""
    labels = vocabulary.tables("sections")["label"]
    return re.compile(rf"(?:{vocabulary.alternatives(labels)})(?:\s*[:|]\s*|\s+)", re.IGNORECASE)
