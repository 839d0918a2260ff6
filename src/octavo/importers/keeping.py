"""An import's outcome as JSON, so that it can wait for an editor. Pictures are not kept in it."""

from __future__ import annotations

from typing import Any

from octavo.core.manuscript import schema
from octavo.importers.copy import Guess, Imported, SetAside


def to_json(imported: Imported) -> dict[str, Any]:
    """Everything of the outcome but the pictures' bytes."""
    manuscript = imported.manuscript
    return {
        "path": imported.path,
        "manuscript": schema.to_json(manuscript) if manuscript else None,
        "set_aside": [
            {"text": piece.text, "reason": piece.reason, "before": piece.before}
            for piece in imported.set_aside
        ],
        "guesses": [
            {"field": guess.field, "value": guess.value, "source": guess.source}
            for guess in imported.guesses
        ],
        "warnings": list(imported.warnings),
        "error": imported.error,
        "is_finished": imported.is_finished,
    }


def from_json(kept: dict[str, Any]) -> Imported:
    """The outcome that `to_json` kept."""
    manuscript = kept["manuscript"]
    return Imported(
        path=kept["path"],
        manuscript=schema.from_json(manuscript) if manuscript else None,
        set_aside=tuple(SetAside(**piece) for piece in kept["set_aside"]),
        guesses=tuple(Guess(**guess) for guess in kept["guesses"]),
        warnings=tuple(kept["warnings"]),
        error=kept["error"],
        is_finished=kept["is_finished"],
    )
