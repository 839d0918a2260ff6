"""What a maker of pages tells the rendition: pictures, sections, words, and what was fitted."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from octavo.core.renditions.paged.wording import ENGLISH, Wording

Form = Literal["print", "screen", "proof"]


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture that is there: its file's name within the build, and its size in pixels.

    `top` and `foot` say how its upper and lower part take words: in dark or light ink, or (`busy`)
    not at all; empty where nobody looked.
    """

    file: str
    width: int
    height: int
    top: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A section's name and its hue: a name that the design knows, or degrees as digits."""

    name: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """All that pages need beside the copy.

    `pictures` go by the name that the copy calls them, `supplied` says which of the advertisers'
    files are there and what each is called within the build. `fits` go by slug. `letters` are the
    characters that the faces can show; without it, every one counts as shown. `authors` says who
    somebody is, by the name that bylines have.
    """

    wording: Wording = ENGLISH
    language: str = "en"
    address: str = ""
    dated: str = ""
    sections: Mapping[str, Look] = field(default_factory=dict)
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)
    supplied: Mapping[str, str] = field(default_factory=dict)
    offer: tuple[str, str, tuple[str, ...]] = ("", "", ())
    authors: Mapping[str, str] = field(default_factory=dict)
    fits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    form: Form = "screen"
    letters: Container[int] | None = None
