"""From what the newsroom keeps to the style of a page: the sheet, the fonts, the logo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse

from octavo.issues.models import Picture, Publication, Section
from octavo.website.house_style.faces import USUAL, pair_named
from octavo.website.house_style.ground import Colours
from octavo.website.house_style.hues import SectionColours, mixed_for
from octavo.website.house_style.sheet import Style, named
from octavo.website.house_style.tokens import THEIRS, Tokens, house_tokens, tokens
from octavo.website.pages.site import site_parts

# Twice as high as it is shown, for fine screens; a drawing is not cut, for it has no pixels.
LOGO_CUT, LOGO_DRAWN = "max-960x160|format-webp-lossless", "original"
LOGO_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Links:
    """What the head of a page links for the house style: addresses, empty where there is none."""

    preloaded: tuple[str, ...]
    house_tokens: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Logo:
    """An image in place of the name: its address, and its sides as it is shown."""

    address: str
    width: int
    height: int


def colours_of(publication: Publication) -> Colours:
    """The colours that were chosen."""
    return Colours(*(getattr(publication, field.name) for field in fields(Colours)))


def style_of(publication: Publication, sections: Iterable[Section]) -> Style:
    """All that the magazine's own sheet depends on."""
    own_hues = {int(section.hue) for section in sections if section.hue.isdigit()}
    return Style(
        faces=publication.faces,
        colours=colours_of(publication),
        hues=tuple(sorted(own_hues)),
        logos=sum(
            map(bool, (publication.logo_id, publication.logo_id and publication.dark_logo_id))
        ),
    )


def section_colours(sections: Iterable[Section], own: Tokens) -> dict[str, SectionColours]:
    """The colours of each section, by its name; those without a hue are in the ground's ink."""
    return {
        section.title: mixed_for(int(section.hue))
        if section.hue.isdigit()
        else own.sections[section.hue]
        for section in sections
        if section.hue.isdigit() or section.hue in own.sections
    }


def sheet_now(request: HttpRequest) -> str:
    """The magazine's own style sheet as it is today; empty when tokens.css says all."""
    parts = site_parts(request)
    theirs = house_tokens()
    style = style_of(parts.publication, parts.sections)
    return _sheet(style, theirs.stat().st_mtime if theirs else 0)


@lru_cache(maxsize=16)
def _sheet(style: Style, _tokens_changed_at: float) -> str:
    """Written once for as long as nothing changes: every page asks for its name."""
    return style.sheet(tokens())


def links_of(request: HttpRequest) -> Links:
    """What this request's page links; a preview has set its own."""
    found: Links | None = getattr(request, "_octavo_style_links", None)
    if found is None:
        sheet = sheet_now(request)
        address = reverse("house_style", args=[named(sheet)]) if sheet else ""
        found = links(site_parts(request).publication.faces, sheet=address)
        request._octavo_style_links = found  # type: ignore[attr-defined]
    return found


def links(faces: str, *, sheet: str) -> Links:
    """The fonts that each page begins with, the designer's tokens, and that sheet."""
    pair = pair_named(faces)
    # Where the designer brings faces, ours are not waited for.
    begins = () if pair is USUAL and tokens().brings_faces else pair.preloaded
    return Links(
        preloaded=tuple(static(f"octavo/fonts/{name}.woff2") for name in begins),
        house_tokens=static(THEIRS) if house_tokens() else "",
        sheet=sheet,
    )


def logo_shown(picture: Picture) -> Logo:
    """The logo as the masthead shows it, with the sides that keep its place free."""
    cut = picture.get_rendition(LOGO_DRAWN if picture.is_svg() else LOGO_CUT)
    height = LOGO_HEIGHT
    return Logo(
        cut.url, width=max(1, round(cut.width * height / max(1, cut.height))), height=height
    )
