"""Cuts the pictures of a page for every frame it may stand in, before its readers come."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.models import Page

from octavo.issues.colours import main_colour
from octavo.issues.models import Article, Author, Issue, Picture
from octavo.issues.models.manuscripts import figures_of
from octavo.website.pages.images import FRAMES, pictures_named

# A lead image stands above its article, and in lists of several pages.
LEAD_FRAMES = ("opener", "opener-narrow", "large", "small")
COVER_FRAMES = ("cover", "past-cover")
PORTRAIT_FRAMES = ("portrait",)

Place = tuple[Picture, str]


def cut_for(page: Page, form: str) -> int:
    """Make every cut in that form that the page needs and does not have; return how many.

    Each cut is kept as it is made: whoever is stopped in between goes on from there.
    """
    wanted = dict.fromkeys(places(page))
    for picture in {picture.pk: picture for picture, _frame in wanted}.values():
        _see_colour(picture)
    return sum(cut(picture, frame, form) for picture, frame in wanted)


def places(page: Page) -> Iterator[Place]:
    """The pictures of a page, each with a frame it may stand in."""
    match page:
        case Article():
            yield from _places_of_article(page)
        case Issue(cover=Picture() as cover):
            yield from ((cover, frame) for frame in COVER_FRAMES)
        case Author(portrait=Picture() as portrait):
            yield from ((portrait, frame) for frame in PORTRAIT_FRAMES)


def _places_of_article(article: Article) -> Iterator[Place]:
    manuscript = article.manuscript()
    figures = tuple(figures_of(manuscript))
    pictures = pictures_named(figure.source for figure in figures)
    lead = manuscript.lead_image
    if lead and lead.source in pictures:
        yield from ((pictures[lead.source], frame) for frame in LEAD_FRAMES)
    for figure in figures:
        if figure is not lead and figure.source in pictures:
            yield pictures[figure.source], figure.span


def cut(picture: Picture, frame: str, form: str) -> int:
    """Make every cut for that frame that is not there yet; return how many."""
    filters = FRAMES[frame].filters(form)
    there = picture.find_existing_renditions(*filters)
    missing = [wanted for wanted in filters if wanted not in there]
    for wanted in missing:
        picture.get_rendition(wanted)
    return len(missing)


def _see_colour(picture: Picture) -> None:
    """Give its main colour to a picture that came before colours were kept."""
    if picture.tone or picture.is_svg():
        return
    with picture.open_file() as file:
        picture.tone = main_colour(file)
    picture.save(update_fields=["tone"])
