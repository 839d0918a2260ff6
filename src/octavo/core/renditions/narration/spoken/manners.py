"""How a language says things: British or American, or no English at all."""

from __future__ import annotations

from dataclasses import dataclass

AMERICAN = frozenset({"en-us", "en-pr", "en-ph"})


@dataclass(frozen=True, slots=True)
class Manner:
    """The BCP 47 tag in lower case. English of no country, or of any but these, is British."""

    language: str

    @property
    def is_english(self) -> bool:
        return self.language.partition("-")[0] == "en"

    @property
    def is_american(self) -> bool:
        return self.language in AMERICAN


def manner_of(language: str) -> Manner:
    return Manner(language.strip().lower().replace("_", "-"))
