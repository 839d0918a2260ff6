"""What stands above a Markdown text in YAML, TOML, JSON, Pandoc's or MultiMarkdown's manner."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

LARGEST = 100_000  # characters
_DEEPEST = 12
_FENCED = re.compile(r"(?P<fence>---|\+\+\+|;;;)[ \t]*\n")
_ENDS = {"---": r"(?:---|\.\.\.)", "+++": r"\+\+\+", ";;;": ";;;"}
_KEY = re.compile(r"(?P<key>[A-Za-zÀ-ÿ_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)$")
_TITLED = re.compile(r"#[ \t]+[^\n]+\n\s*")
_KNOWN_ABOVE_TEXT = re.compile(
    r"(?:title|titre|titel|título|titolo|subtitle|author|authors|auteur|autor|autore|date|datum"
    r"|language|lang|headline|standfirst|byline|section|category|keywords)[ \t]*:[ \t]*\S",
    re.IGNORECASE,
)

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields with their keys in lower case, the text below them, and what could not be read."""

    fields: Fields = field(default_factory=dict)
    body: str = ""
    unread: str = ""
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """Cut off and read the front matter; without one, the text is all body."""
    text = text.lstrip("\ufeff")
    start = text.lstrip()
    if match := _FENCED.match(start):
        return _fenced(start, match)
    if start.startswith("{"):
        return _json(start) or FrontMatter(body=text)
    if start.startswith("% "):
        return _title_block(start)
    if _KNOWN_ABOVE_TEXT.match(start):
        return _keys_above_text(start) or FrontMatter(body=text)
    if match := _TITLED.match(start):
        return _keys_below_title(start, match) or FrontMatter(body=text)
    return FrontMatter(body=text)


def _fenced(text: str, match: re.Match[str]) -> FrontMatter:
    fence = match["fence"]
    end = re.compile(rf"^{_ENDS[fence]}[ \t]*$", re.MULTILINE).search(text, match.end())
    inside = text[match.end() : end.start() if end else match.end()]
    if end is None or len(inside) > LARGEST or not _is_mapping(inside, fence):
        return _unclosed(text, match) if end is None else FrontMatter(body=text)
    body = text[end.end() :]
    readers: dict[str, Callable[[str], Any]] = {
        "---": _yaml, "+++": tomllib.loads, ";;;": json.loads,
    }  # fmt: skip
    try:
        fields = readers[fence](inside)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _rescued(inside, body)
    return (
        FrontMatter(_lowered(fields), body) if isinstance(fields, dict) else _rescued(inside, body)
    )


def _is_mapping(inside: str, fence: str) -> bool:
    """Whether the first line names a field; a rule above a text does not."""
    first = next((line for line in inside.split("\n") if line.strip(" \t#")), "")
    if fence == "---":
        return not first or bool(
            re.match(r"\s*(?:#|['\"]?[\w .-]{1,60}['\"]?\s*:(?:\s|$)|\{)", first)
        )
    return True


def _unclosed(text: str, match: re.Match[str]) -> FrontMatter:
    """Front matter whose end somebody forgot: the lines up to the first that names no field."""
    lines = text[match.end() :].split("\n")
    count = next((n for n, line in enumerate(lines) if not _KEY.match(line)), len(lines))
    if count < 2:
        return FrontMatter(body=text)
    return _rescued("\n".join(lines[:count]), "\n".join(lines[count:]))


def _rescued(inside: str, body: str) -> FrontMatter:
    """Read the plain `key: value` lines of front matter that breaks its own grammar."""
    fields: Fields = {}
    unread: list[str] = []
    for line in inside.split("\n"):
        match = _KEY.match(line)
        value = (match["value"] or "").strip() if match else ""
        is_broken = value[:1] in ("'", '"') and not (len(value) > 1 and value[-1] == value[0])
        if match and value and not is_broken and value[0] not in "[{|>&*":
            fields[_plain_key(match["key"])] = value.strip("'\"")
        elif line.strip():
            unread.append(line)
    warning = "The front matter breaks its own rules; what could be read of it was taken."
    return FrontMatter(fields, body, "\n".join(unread), (warning,))


def _yaml(text: str) -> Any:
    """Safe YAML, without the aliases that make a few lines grow into gigabytes."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            sentence = "aliases are not read"
            raise yaml.YAMLError(sentence)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            sentence = "nested too deep"
            raise yaml.YAMLError(sentence)
    return yaml.safe_load(text) or {}


def _json(text: str) -> FrontMatter | None:
    try:
        fields, end = json.JSONDecoder().raw_decode(text[:LARGEST])
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    return FrontMatter(_lowered(fields), text[end:])


def _title_block(text: str) -> FrontMatter:
    """Pandoc's three lines: title, authors parted by semicolons, date."""
    values: list[str] = []
    lines = text.split("\n")
    count = 0
    for line in lines:
        if line.startswith("%") and len(values) < 3:
            values.append(line[1:].strip())
        elif line[:1] in (" ", "\t") and line.strip() and values:
            values[-1] += ("; " if len(values) == 2 else " ") + line.strip()
        else:
            break
        count += 1
    fields = {
        key: value for key, value in zip(("title", "author", "date"), values, strict=False) if value
    }
    return FrontMatter(dict(fields), "\n".join(lines[count:]))


def _keys_above_text(text: str) -> FrontMatter | None:
    """MultiMarkdown: fields without a fence, up to the first empty line."""
    head, _, body = text.partition("\n\n")
    fields: Fields = {}
    key = ""
    for line in head.split("\n"):
        if line[:1] in (" ", "\t") and key:
            fields[key] += " " + line.strip()
        elif match := _KEY.match(line.rstrip()):
            key = _plain_key(match["key"])
            fields[key] = (match["value"] or "").strip()
        else:
            return None
    known = sum(1 for line in head.split("\n") if _KNOWN_ABOVE_TEXT.match(line))
    return FrontMatter(fields, body) if known >= 2 or (known and len(fields) == 1) else None


def _keys_below_title(text: str, match: re.Match[str]) -> FrontMatter | None:
    """A page of a note-taking program: the heading, then a paragraph of fields."""
    rest = text[match.end() :]
    if not _KNOWN_ABOVE_TEXT.match(rest):
        return None
    found = _keys_above_text(rest)
    return found and FrontMatter(found.fields, f"{match[0]}\n{found.body}")


def _lowered(fields: Fields) -> Fields:
    return {_plain_key(str(key)): value for key, value in fields.items()}


def _plain_key(key: str) -> str:
    return re.sub(r"[\s-]+", "_", key.strip().lower())
