"""What the JSON of a manuscript may hold: the version, the limits, and a JSON Schema of it all."""

from __future__ import annotations

from typing import Any

# Raised when a reader of the old form would misread the new one.
SCHEMA_VERSION = 1

DEEPEST_SUBHEAD = 3
DEEPEST_LIST = 9
DEEPEST_MARKS = 32  # marks in marks; five are all that normal form needs
HIGHEST_LIST_START = 1_000_000_000  # Markdown can write nine digits

SPANS = ("column", "inset", "wide", "full")
LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"  # a BCP 47 tag
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
NOTE_KEY = r"[^\s\[\]^\\\x00-\x1f\x7f]{1,80}"

_TEXT = {"type": "string"}
_INLINES = {"type": "array", "items": {"$ref": "#/$defs/inline"}}
_URL = {"type": "string", "minLength": 1}


def _listed(inner: dict[str, Any], *, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": inner, "minItems": least}


def _record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _typed(
    name: str, required: dict[str, Any], optional: dict[str, Any] | None = None
) -> dict[str, Any]:
    return _record({"type": {"const": name}, **required}, optional)


_FIGURE: dict[str, Any] = {
    "source": _TEXT,
    "alt": _TEXT,
    "caption": _INLINES,
    "credit": _TEXT,
    "licence": _TEXT,
    "span": {"enum": list(SPANS)},
}
_CHILDREN = {"children": _INLINES}
_INLINE_FORMS = [
    _typed("text", {"text": _TEXT}),
    _typed("emphasis", _CHILDREN),
    _typed("strong", _CHILDREN),
    _typed("small_capitals", _CHILDREN),
    _typed("link", {"url": _URL, **_CHILDREN}),
    _typed(
        "language_span", {"language": {"type": "string", "pattern": f"^{LANGUAGE}$"}, **_CHILDREN}
    ),
    _typed("note_mark", {"note": {"type": "string", "minLength": 1, "maxLength": 80}}),
]
_BOXED_FORMS = [
    _typed("paragraph", {"inlines": _INLINES}),
    _typed(
        "subhead",
        {"inlines": _INLINES},
        {"level": {"type": "integer", "minimum": 1, "maximum": DEEPEST_SUBHEAD}},
    ),
    _typed("quotation", {"paragraphs": _listed(_INLINES)}, {"attribution": _INLINES}),
    _typed("pull_quote", {"inlines": _INLINES}, {"attribution": _INLINES}),
    _typed(
        "list",
        {
            "items": _listed(
                _record(
                    {"inlines": _INLINES},
                    {"level": {"type": "integer", "minimum": 1, "maximum": DEEPEST_LIST}},
                )
            )
        },
        {
            "ordered": {"type": "boolean"},
            "start": {"type": "integer", "minimum": 0, "exclusiveMaximum": HIGHEST_LIST_START},
        },
    ),
    _typed(
        "table",
        {
            "rows": _listed(
                _listed(_record({"inlines": _INLINES}, {"is_header": {"type": "boolean"}}), least=1)
            )
        },
        {"caption": _INLINES, "notes": _INLINES},
    ),
    _typed("verse", {"stanzas": _listed(_listed(_INLINES, least=1))}, {"attribution": _INLINES}),
    _typed(
        "interview_turn",
        {"speaker": _TEXT, "inlines": _INLINES},
        {"is_question": {"type": "boolean"}},
    ),
    _typed("figure", {}, _FIGURE),
    _typed("break", {}),
    _typed(
        "footnote",
        {"key": {"type": "string", "minLength": 1, "maxLength": 80}, "inlines": _INLINES},
    ),
    _typed("embed", {"url": _URL}, {"title": _TEXT}),
]


def schema_document() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a manuscript, for others to validate with.

    `from_json` is a little stricter: it also checks addresses, days, table rows and list levels.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Octavo manuscript, version {SCHEMA_VERSION}",
        **_record(
            {"schema_version": {"const": SCHEMA_VERSION}, "headline": _TEXT},
            {
                "standfirst": _TEXT,
                "bylines": _listed(_record({"name": _TEXT}, {"role": _TEXT, "url": _TEXT})),
                "section": {"type": "string", "pattern": f"^({SLUG})?$"},
                "dateline": _TEXT,
                "published_on": {
                    "type": ["string", "null"],
                    "pattern": r"^\d{4}-\d{2}-\d{2}$",
                },
                "language": {"type": "string", "pattern": f"^{LANGUAGE}$"},
                "lead_image": {"oneOf": [{"type": "null"}, _record({}, _FIGURE)]},
                "blocks": _listed({"$ref": "#/$defs/block"}),
            },
        ),
        "$defs": {
            "inline": {"oneOf": _INLINE_FORMS},
            "boxed_block": {"oneOf": _BOXED_FORMS},
            "block": {
                "oneOf": [
                    {"$ref": "#/$defs/boxed_block"},
                    _typed(
                        "box",
                        {"heading": _INLINES, "blocks": _listed({"$ref": "#/$defs/boxed_block"})},
                    ),
                ]
            },
        },
    }
