"""The facts that a survey brings home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pikepdf import Object, Pdf

from octavo.press.printing.geometry import Box


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour space by name and its parts: `DeviceCMYK`, `ICCBased 3`, `Separation All` ..."""

    space: str
    parts: tuple[float, ...] = ()

    @property
    def ink(self) -> float | None:
        """Per cent of all inks; none where the space does not say it itself."""
        if self.space == "DeviceCMYK":
            return 100 * sum(self.parts)
        return 100 * (1 - self.parts[0]) if self.space == "DeviceGray" and self.parts else None

    @property
    def is_black(self) -> bool:
        """Whether nothing but black ink is used, and some of it."""
        if self.space == "DeviceGray":
            return self.parts < (1.0,)
        return self.space == "DeviceCMYK" and not any(self.parts[:3]) and self.parts[3:] > (0.0,)


BLACK = Colour("DeviceGray", (0.0,))


@dataclass(frozen=True, slots=True)
class Paint:
    """One area that is painted: a filled or stroked path, a shading, a picture."""

    what: str
    colour: Colour
    box: Box


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture where it stands, with the dots per inch it has there."""

    picture: Object
    box: Box
    dpi: float


@dataclass(slots=True)
class PageFacts:
    """One page. `texts` counts the words shown by colour and by whether they overprint."""

    paints: list[Paint] = field(default_factory=list)
    texts: Counter[tuple[Colour, bool]] = field(default_factory=Counter)
    pictures: list[Placed] = field(default_factory=list)
    fonts: list[Object] = field(default_factory=list)
    oddities: set[str] = field(default_factory=set)  # what a press stumbles over, in plain words
    is_transparent: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A PDF and what stands on each of its pages."""

    pdf: Pdf
    pages: tuple[PageFacts, ...]
