"""The body of an article's page: its manuscript rendered in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.web import ImageAttributes, Interlude, Wording, outline, render_body
from octavo.issues.models import Picture
from octavo.issues.models.manuscripts import figures_of
from octavo.website.pages.images import in_text, pictures_named
from octavo.website.pages.remembered import ARTICLES


def wording() -> Wording:
    """The words that the page adds, in the language that is active."""
    return Wording(
        notes=_("Notes"),
        note=_("Note {number}"),
        back=_("Back to the text of note {number}"),
        table=_("Table"),
        pull_quote=_("Pull quote"),
        box=_("Box"),
    )


def pictures_in(manuscript: Manuscript) -> Mapping[str, Picture]:
    """Every picture that the article shows, its lead image among them."""
    return pictures_named(figure.source for figure in figures_of(manuscript))


def body(
    manuscript: Manuscript,
    pictures: Mapping[str, Picture],
    *,
    is_teaser: bool = False,
    interlude: Interlude | None = None,
) -> SafeString:
    """The body as HTML. The rendition escapes every word that somebody wrote."""
    images = {figure: in_text(pictures, figure) for figure in _in_blocks(manuscript)}
    return markup(_rendered(manuscript, tuple(images.items()), wording(), is_teaser, interlude))


def _in_blocks(manuscript: Manuscript) -> list[Figure]:
    return [figure for figure in figures_of(manuscript) if figure is not manuscript.lead_image]


@lru_cache(maxsize=ARTICLES)
def _rendered(
    manuscript: Manuscript,
    images: tuple[tuple[Figure, ImageAttributes | None], ...],
    said: Wording,
    goes_on: bool,
    interlude: Interlude | None,
) -> str:
    """Remembered under all that goes in: the same text, pictures and words give the same page."""
    return render_body(
        manuscript, image=dict(images).get, wording=said, goes_on=goes_on, interlude=interlude
    )


FEWEST_IN_CONTENTS = 3


def contents(manuscript: Manuscript) -> tuple[tuple[str, SafeString], ...]:
    """Anchors and words of a long article's subheads; nothing for an article of few."""
    entries = outline(manuscript)
    if len(entries) < FEWEST_IN_CONTENTS:
        return ()
    return tuple((entry.anchor, markup(entry.words)) for entry in entries)


def markup(rendered: str) -> SafeString:
    """What the web rendition made: markup already, and safe."""
    return mark_safe(rendered)  # noqa: S308
