"""The magazine's real pages in a house style that is not kept yet, for those who work here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from octavo.issues.models import Article, Magazine, Publication, Section
from octavo.website.house_style.choosing import Links, links, style_of
from octavo.website.house_style.faces import USUAL
from octavo.website.house_style.forms import COLOURS, HouseStyleForm
from octavo.website.house_style.ground import SCHEMES, Scheme
from octavo.website.house_style.tokens import tokens
from octavo.website.pages.listings import latest_articles
from octavo.website.pages.site import show_as, site_parts

# What no colour follows by itself when a preview insists on a ground.
_INSIST = (
    ":root{{color-scheme:{0}!important;--display-weight:var(--{0}-display-weight)!important}}"
    ".wordmark .on-{0}{{display:block!important}}.wordmark .on-{1}{{display:none!important}}"
)
INSISTING = {"light": _INSIST.format("light", "dark"), "dark": _INSIST.format("dark", "light")}


def query(publication: Publication) -> dict[str, Any]:
    """The choices as an address carries them; what is not chosen is left out."""
    names = ("name", "faces", "logo_id", "dark_logo_id", *COLOURS)
    said = {name.removesuffix("_id"): getattr(publication, name) for name in names}
    return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of the preview: which, on which ground, how wide, and where it is."""

    page: str
    label: Any
    ground: Scheme
    size: str
    address: str


def frames(request: HttpRequest, publication: Publication) -> list[Frame]:
    """The home page and an article, on a desk and on a phone, on light and on dark."""
    labels = {"home": _("Home page"), "article": _("Article")}
    if newest_article(request) is None:
        del labels["article"]
    said = query(publication)
    return [
        Frame(
            page,
            label,
            ground,
            size,
            f"{reverse('house_style_desk:preview', args=[page])}?"
            + urlencode({**said, "ground": ground}),
        )
        for size in ("desk", "phone")
        for page, label in labels.items()
        for ground in SCHEMES
    ]


def drafted(request: HttpRequest, publication: Publication) -> Publication:
    """The publication as the address says, or as it is kept where that makes no sense."""
    whole = {"name": publication.name, "faces": USUAL.name, **request.GET.dict()}
    form = HouseStyleForm(whole, publication=publication)
    return form.draft() if form.is_valid() else publication


def sheet(request: HttpRequest, publication: Publication) -> str:
    """The style sheet of these choices, on the ground and with the hue that the address names."""
    style = style_of(publication, site_parts(request).sections)
    hue = request.GET.get("hue", "")
    if re.fullmatch(r"[0-9]{1,3}", hue):
        style = replace(style, hues=(*style.hues, int(hue) % 360))
    return style.sheet(tokens()) + INSISTING.get(request.GET.get("ground", ""), "")


def links_with_hue(request: HttpRequest, section: Section) -> Links:
    """What a preview of a section links: its hue may be one that no reader has seen yet."""
    publication = site_parts(request).publication
    given = urlencode({**query(publication), "hue": section.hue})
    return links(publication.faces, sheet=f"{reverse('house_style_desk:sheet')}?{given}")


def page(request: HttpRequest, publication: Publication, *, shown: str) -> HttpResponse:
    """The home page, or the newest article, in these choices."""
    show_as(request, publication)
    address = reverse("house_style_desk:sheet") + "?" + urlencode(request.GET.dict())
    request._octavo_style_links = links(publication.faces, sheet=address)  # type: ignore[attr-defined]
    found = newest_article(request) if shown == "article" else None
    answer = (found or Magazine.objects.live().get()).serve(request)
    answer["Cache-Control"] = "no-store"
    return answer


def newest_article(request: HttpRequest) -> Article | None:
    """The newest one with a picture, or else the newest."""
    newest = latest_articles(request, most=20)
    return next((it for it in newest if it.lead_picture_id), next(iter(newest), None))
