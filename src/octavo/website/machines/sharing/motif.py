"""All that goes into a share picture, and the name that it has for that."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Literal

from django.utils.translation import gettext as _

from octavo.issues.models import Article, Issue, Picture, Publication
from octavo.website.machines.sharing.colours import Colours, of_cover, of_section

# Another number is another picture: raise it when the drawing changes.
DRAWING = 1


@dataclass(frozen=True, slots=True)
class Motif:
    """Words, colours and picture, and nothing that a reader may not see."""

    layout: Literal["article", "issue"]
    language: str
    name: str
    kicker: str
    headline: str
    below: tuple[str, ...]
    foot: str
    colours: Colours
    faces: str
    picture: str
    focal_point: tuple[int, int] | None

    @property
    def digest(self) -> str:
        """The same for the same motif, drawn the same way."""
        said = json.dumps([DRAWING, asdict(self)], ensure_ascii=False, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:24]


def article_motif(
    article: Article,
    *,
    publication: Publication,
    names: Callable[[Article], str],
) -> Motif:
    """The headline on the field of its section, with the lead picture beside it."""
    authors = names(article)
    return Motif(
        layout="article",
        language=article.language,
        name=publication.name,
        kicker=article.section.title if article.section else "",
        headline=article.title,
        below=(),
        foot=_("By %(authors)s") % {"authors": authors} if authors else "",
        colours=of_section(article.section, publication),
        faces=publication.faces,
        **_picture(article.lead_picture),
    )


def issue_motif(issue: Issue, *, publication: Publication, date: str) -> Motif:
    """The theme beside the cover."""
    lines = [line.strip() for line in issue.cover_lines.splitlines() if line.strip()]
    return Motif(
        layout="issue",
        language="",
        name=publication.name,
        kicker=_("Issue %(number)s") % {"number": issue.number},
        headline=issue.title,
        below=tuple(line for line in lines if line != issue.title),
        foot=date,
        colours=of_cover(publication),
        faces=publication.faces,
        **_picture(issue.cover),
    )


def _picture(shown: Picture | None) -> dict:
    picture = None if shown is None or shown.is_svg() else shown  # no drawing can be drawn here
    point = picture.get_focal_point() if picture else None
    return {
        "picture": picture.name if picture else "",
        "focal_point": (round(point.centroid_x), round(point.centroid_y)) if point else None,
    }
