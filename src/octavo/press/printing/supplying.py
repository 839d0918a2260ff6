"""An issue's pictures in press colours, under the names that the pages call them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.utils.translation import gettext as _

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.manuscript.figures import figures
from octavo.core.renditions.paged.settings import PictureFacts
from octavo.press.design.tones import tones
from octavo.press.made import Problem, Supply
from octavo.press.printing.errors import PictureUnusable
from octavo.press.printing.pictures import PressPicture, PressPictures
from octavo.press.printing.swapping import digest


@dataclass(slots=True)
class Supplied:
    """Facts for the pages, files for the typesetter, and how each picture is made once more."""

    facts: dict[str, PictureFacts] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    again: dict[str, Callable[[int | None], PressPicture]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def supply_pictures(issue: Issue, supply: Supply, pictures: PressPictures) -> Supplied:
    """Convert every picture of the issue; one that is missing or damaged stops the press."""
    made = Supplied()
    cover = issue.cover.picture.source if issue.cover.picture else ""
    for source, slug in _wanted(issue).items():
        path = supply.get(source)
        if path is None:
            sentence = _("The picture “%(name)s” is missing.") % {"name": source}
            made.problems.append(Problem(sentence, slug, is_breach=True))
            continue
        try:
            _add(made, source, path, pictures)
            if source == cover:
                top, foot = tones(path)
                made.facts[source] = replace(made.facts[source], top=top, foot=foot)
        except PictureUnusable as trouble:
            made.problems.append(Problem(str(trouble), slug, is_breach=True))
    return made


def _add(made: Supplied, source: str, path: Path, pictures: PressPictures) -> None:
    picture = pictures.prepared(path)
    jpeg = picture.jpeg.read_bytes()
    key = digest(jpeg)
    file = f"{key[:20]}.jpg"
    made.facts[source] = PictureFacts(file, picture.width, picture.height)
    made.files[file] = picture.jpeg
    made.again[key] = _maker(path, pictures)
    made.names[key] = source


def _maker(path: Path, pictures: PressPictures) -> Callable[[int | None], PressPicture]:
    return lambda most_width: pictures.prepared(path, most_width=most_width)


def _wanted(issue: Issue) -> Mapping[str, str]:
    """Each picture once, with the article that it stands in; the cover's stands in none."""
    return {source: slug for source, slug in reversed(list(_sources(issue))) if source}


def _sources(issue: Issue) -> Iterator[tuple[str, str]]:
    if issue.cover.picture:
        yield issue.cover.picture.source, ""
    if issue.letter:
        yield from ((figure.source, "") for figure in figures(issue.letter))
    for item in issue.items:
        if isinstance(item, ArticleItem):
            yield from ((figure.source, item.slug) for figure in figures(item.manuscript))
