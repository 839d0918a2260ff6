"""Writes what stands above the body as YAML; every value is JSON, which YAML can read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.renditions.markdown.lines import line

# Characters that JSON may hold as they are and YAML may not, or takes for line ends.
_NOT_IN_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff]")


def front_matter(manuscript: Manuscript) -> str:
    return "\n".join(("---", *_fields(manuscript), "---"))


def _fields(manuscript: Manuscript) -> Iterator[str]:
    yield f"headline: {_quoted(manuscript.headline)}"
    if manuscript.standfirst:
        yield f"standfirst: {_quoted(manuscript.standfirst)}"
    if manuscript.bylines:
        yield "bylines:"
        yield from (f"  - {_byline(byline)}" for byline in manuscript.bylines)
    if manuscript.section:
        yield f"section: {_quoted(manuscript.section)}"
    if manuscript.dateline:
        yield f"dateline: {_quoted(manuscript.dateline)}"
    if manuscript.published_on:
        yield f"published_on: {_quoted(manuscript.published_on.isoformat())}"
    yield f"language: {_quoted(manuscript.language)}"
    if manuscript.lead_image:
        yield f"lead_image: {_lead_image(manuscript.lead_image)}"


def _byline(byline: Byline) -> str:
    others = {"role": byline.role, "url": byline.url}
    return _record({"name": byline.name} | {key: value for key, value in others.items() if value})


def _lead_image(figure: Figure) -> str:
    fields = {
        "source": figure.source,
        "alt": figure.alt,
        "caption": line(figure.caption),
        "credit": figure.credit,
        "licence": figure.licence,
        "span": "" if figure.span == "column" else figure.span,
    }
    return _record({key: value for key, value in fields.items() if value})


def _record(fields: dict[str, str]) -> str:
    return "{" + ", ".join(f"{_quoted(key)}: {_quoted(fields[key])}" for key in fields) + "}"


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
