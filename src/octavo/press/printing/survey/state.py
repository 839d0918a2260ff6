"""The graphics state while a content stream is read."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.press.printing.geometry import UNMOVED, Box, Matrix
from octavo.press.printing.survey.facts import BLACK, Colour


@dataclass(slots=True)
class State:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix = UNMOVED
    clip: Box | None = None
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line: float = 1.0
    overprints: bool = False  # what is filled leaves the other inks below it alone
    shows_text: bool = True

    def copy(self) -> State:
        return State(
            self.matrix,
            self.clip,
            self.fill,
            self.stroke,
            self.line,
            self.overprints,
            self.shows_text,
        )
