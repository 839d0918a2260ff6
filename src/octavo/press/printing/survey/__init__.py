"""What really stands on the pages of a PDF: every painting act with its colour, place and state."""

from __future__ import annotations

from octavo.press.printing.survey.facts import Colour, Facts, PageFacts, Paint, Placed
from octavo.press.printing.survey.walking import survey

__all__ = ["Colour", "Facts", "PageFacts", "Paint", "Placed", "survey"]
