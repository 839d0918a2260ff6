"""The words of all known languages, read from the files in `languages/`: one language, one file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from octavo.importers.judgement.phrases import Phrases, pattern_of


@cache
def languages() -> dict[str, dict[str, Any]]:
    """Each language's table, by its code; English first, the others by code."""
    folder = files("octavo.importers.judgement") / "languages"
    tables = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return dict(sorted(tables.items(), key=lambda item: (item[0] != "en", item[0])))


@cache
def words(*keys: str, language: str = "") -> frozenset[str]:
    """The words under one key of all languages together, or of one and English."""
    return frozenset(word for code in _codes(language) for word in words_of(code, *keys))


@cache
def words_of(language: str, *keys: str) -> tuple[str, ...]:
    """The words under one key of one language; a string is a row of single words."""
    listed = _under(language, keys)
    return tuple(listed.split() if isinstance(listed, str) else listed)


@cache
def tables(*keys: str) -> dict[str, tuple[str, ...]]:
    """The tables under one key of all languages, merged: each entry's words together."""
    merged: dict[str, dict[str, None]] = {}
    for code in languages():
        for entry, listed in dict(_under(code, keys) or {}).items():
            merged.setdefault(entry, {}).update(dict.fromkeys(listed))
    return {entry: tuple(listed) for entry, listed in merged.items()}


@cache
def phrases(*keys: str, language: str = "") -> Phrases:
    """The phrases under one key; those of a table mean the name of their entry.

    With `language` only those of that language and of English, which sites everywhere use.
    """
    found = Phrases()
    for code in _codes(language):
        under = _under(code, keys)
        if isinstance(under, dict):
            for entry, listed in under.items():
                found.add(entry, listed)
        else:
            found.add(keys[-1], words_of(code, *keys))
    return found


def alternatives(listed: Iterable[str]) -> str:
    """The phrases as one choice of a regular expression, the longest first."""
    ordered = sorted(set(listed), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(pattern_of(phrase) for phrase in ordered) or "(?!)"


def _codes(language: str) -> Iterable[str]:
    return dict.fromkeys(("en", language)) if language else languages()


def _under(language: str, keys: tuple[str, ...]) -> Any:
    found: Any = languages()[language]
    for key in keys:
        found = found.get(key, ())
        if not found:
            return ()
    return found
