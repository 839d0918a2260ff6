"""What `octavo import --dry-run --json` prints: one entry for each file, in plain JSON values."""

from __future__ import annotations

from typing import Any

from octavo.core.manuscript.blocks import Block, Figure
from octavo.core.manuscript.inlines import plain_text
from octavo.core.manuscript.measuring import block_inlines, block_text
from octavo.core.manuscript.schema import block_to_json, inline_to_json
from octavo.importers.copy import Imported


def entry_of(imported: Imported) -> dict[str, Any]:
    """One file's outcome. Every key is always there; a file that failed has an `error`."""
    manuscript = imported.manuscript
    return {
        "path": imported.path,
        "headline": manuscript.headline if manuscript else "",
        "standfirst": manuscript.standfirst if manuscript else "",
        "bylines": [
            {"name": byline.name, "url": byline.url, "role": byline.role}
            for byline in (manuscript.bylines if manuscript else ())
        ],
        "published_on": (
            manuscript.published_on.isoformat() if manuscript and manuscript.published_on else None
        ),
        "section": manuscript.section if manuscript else "",
        "lead_image": (
            _picture(manuscript.lead_image) if manuscript and manuscript.lead_image else None
        ),
        "blocks": [_block(block) for block in (manuscript.blocks if manuscript else ())],
        "set_aside": [
            {"text": aside.text, "reason": aside.reason, "before": aside.before}
            for aside in imported.set_aside
        ],
        "guesses": [
            {"field": guess.field, "value": guess.value, "source": guess.source}
            for guess in imported.guesses
        ],
        "warnings": list(imported.warnings),
        "error": imported.error,
    }


def _picture(figure: Figure) -> dict[str, Any]:
    return {
        "credit": figure.credit,
        "caption": plain_text(figure.caption),
        "alt": figure.alt,
        "source": figure.source,
    }


def _block(block: Block) -> dict[str, Any]:
    listed = {
        "type": block_to_json(block)["type"],
        "text": block_text(block),
        "inlines": [inline_to_json(inline) for inline in block_inlines(block)],
    }
    return listed | _picture(block) if isinstance(block, Figure) else listed
