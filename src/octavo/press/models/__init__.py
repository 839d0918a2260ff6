"""What the press keeps: editions that were made, builds at work, what was overruled, narrations."""

from octavo.press.models.editions import Build, Edition, EditionQuerySet, Overrule, as_rows
from octavo.press.models.narrations import (
    ArticleVoice,
    LexiconWord,
    Narration,
    NarrationQuerySet,
    NarrationSettings,
    ReadingMark,
)

__all__ = [
    "ArticleVoice",
    "Build",
    "Edition",
    "EditionQuerySet",
    "LexiconWord",
    "Narration",
    "NarrationQuerySet",
    "NarrationSettings",
    "Overrule",
    "ReadingMark",
    "as_rows",
]
