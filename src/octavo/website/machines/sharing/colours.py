"""The colours of the house that share pictures are drawn in: those of the light."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.issues.models import Publication, Section
from octavo.website.house_style.hues import SectionColours, mixed_for
from octavo.website.house_style.tokens import tokens


@dataclass(frozen=True, slots=True)
class Colours:
    """What words, marks and panels are drawn in."""

    words: str
    mark: str
    field: str


def of_section(section: Section | None, publication: Publication) -> Colours:
    """Words in ink on the section's field; without a hue, on a wash."""
    ink, _paper = ground(publication)
    mixed = _mixed(section.hue) if section and section.hue else None
    if mixed is None:
        return Colours(words=ink, mark=ink, field=tokens().grounds["wash"][0])
    return Colours(words=ink, mark=mixed.light_ink, field=mixed.light_field)


def _mixed(hue: str) -> SectionColours | None:
    return mixed_for(int(hue) % 360) if hue.isdigit() else tokens().sections.get(hue)


def of_cover(publication: Publication) -> Colours:
    """An issue stands on ink, so that its cover is what shines."""
    ink, paper = ground(publication)
    return Colours(words=paper, mark=paper, field=ink)


def ground(publication: Publication) -> tuple[str, str]:
    """Ink and paper, as the publisher chose them or as the house has them."""
    usual = tokens().grounds
    return publication.light_ink or usual["ink"][0], publication.light_paper or usual["paper"][0]
