"""Where in the source each guess was read, marked for the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from octavo.importers.copy import Guess


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source with its marks as HTML, and the words that each field was read from."""

    marked: SafeString
    by_field: dict[str, str]

    def of(self, field: str) -> str:
        """The words that a field of the form was read from; empty when it was not guessed."""
        return self.by_field.get(GUESS_OF.get(field, field), "")


# Fields of the form that come from another field's guess.
GUESS_OF = {"credit": "lead_image", "caption": "lead_image"}


def evidence(source: str, guesses: Iterable[Guess]) -> Evidence:
    """Mark the first place of each guess's words in the source; later overlaps go unmarked."""
    by_field: dict[str, str] = {}
    spans: list[tuple[int, int, str]] = []
    for guess in guesses:
        words = guess.source.strip()
        by_field.setdefault(guess.field, words)
        start = source.find(words) if words else -1
        if start >= 0 and not _overlaps(spans, start, start + len(words)):
            spans.append((start, start + len(words), guess.field))
    return Evidence(marked=_marked(source, sorted(spans)), by_field=by_field)


def _overlaps(spans: list[tuple[int, int, str]], start: int, end: int) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end, _ in spans)


def _marked(source: str, spans: list[tuple[int, int, str]]) -> SafeString:
    parts: list[str] = []
    at = 0
    for start, end, field in spans:
        mark = f'<mark title="{escape(field)}">{escape(source[start:end])}</mark>'
        parts += [escape(source[at:start]), mark]
        at = end
    parts.append(escape(source[at:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped above
