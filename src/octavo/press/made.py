"""What a maker of editions is given beside the copy, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from octavo.core.issue.paging import PageStarts

# Where the bytes of pictures and advertisers' files are, by the name that the copy calls them:
# `Figure.source`, `AdvertisementItem.supplied`. A name that is missing has no bytes.
Supply = Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class SectionLook:
    """A section's name and hue: one of the house's named hues, or degrees of OKLCH as digits."""

    name: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """The narration of one article: its sound as AAC in MP4, its cues as JSON, its seconds.

    `digest` is that of both files: what holds them is stale when it changes.
    """

    audio: Path
    cues: Path
    duration: float
    digest: str


@dataclass(frozen=True, slots=True)
class House:
    """What editions need to know of the magazine that no issue says itself.

    `language` is the publication's, `address` its public address without a slash at the end.
    `dated` is the issue's date as the house writes dates. `sections` goes by slug.
    `offer` holds the words of the house's own advertisement: heading, pitch, and benefits.
    `authors` says in plain words who somebody is, by the name that bylines have.
    """

    language: str = "en"
    address: str = ""
    dated: str = ""
    sections: Mapping[str, SectionLook] = field(default_factory=dict)
    offer: tuple[str, str, tuple[str, ...]] = ("", "", ())
    authors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to know about an edition: a whole sentence, and where it is.

    A breach keeps the edition from going out; anything else is a warning. `slug` names the article,
    `page` is the folio.
    """

    sentence: str
    slug: str = ""
    page: int | None = None
    is_breach: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of an edition that has pages, as `Made` says them, for a form that has none."""

    folios: Mapping[str, int] = field(default_factory=dict)
    starts: PageStarts = field(default_factory=dict)

    def of(self, slug: str) -> Paging:
        """Those of one article."""
        return Paging(
            {name: folio for name, folio in self.folios.items() if name == slug},
            {name: starts for name, starts in self.starts.items() if name == slug},
        )


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of an edition or a rendition, its pages where it has any, and what is wrong.

    `folios` says on which printed page each article begins, by slug, and `starts` with which block
    each page of it does; a form without pages has none.
    """

    content: bytes
    pages: int | None = None
    problems: tuple[Problem, ...] = ()
    folios: Mapping[str, int] = field(default_factory=dict)
    starts: PageStarts = field(default_factory=dict)

    @property
    def breaches(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_breach)
