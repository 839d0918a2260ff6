"""An issue's pictures and advertisements as the screen edition shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _

from octavo.core.issue.document import AdvertisementItem, ArticleItem, Issue
from octavo.core.manuscript.figures import figures
from octavo.core.renditions.paged import PictureFacts
from octavo.press.design.tones import tones
from octavo.press.errors import PressTrouble
from octavo.press.made import Problem, Supply
from octavo.press.screen.errors import PictureUnreadable
from octavo.press.screen.pictures import ScreenPicture, small
from octavo.press.typesetting.setter import Typesetter

PLATES = Path(__file__).parent / "plates"
PLATE_PPI = 150


@dataclass(slots=True)
class Supplied:
    """Facts for the pages, files for the typesetter, and what could not be shown."""

    facts: dict[str, PictureFacts] = field(default_factory=dict)
    pictures: dict[str, Path] = field(default_factory=dict)
    advertisements: dict[str, str] = field(default_factory=dict)
    plates: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def supply_for_screen(issue: Issue, supply: Supply, *, cache: Path) -> Supplied:
    """Everything the issue shows that is there and can be read; the rest becomes problems."""
    made = Supplied()
    cover = issue.cover.picture.source if issue.cover.picture else ""
    for source, slug in _sources(issue):
        if not source or source in made.facts:
            continue
        try:
            picture = small(_path(supply, source), cache=cache)
        except PictureUnreadable as trouble:
            sentence = _("The picture “%(name)s” cannot be shown. %(why)s")
            said = sentence % {"name": source, "why": trouble}
            made.problems.append(Problem(said, slug))
            continue
        top, foot = tones(picture.file) if source == cover else ("", "")
        name = picture.file.name
        made.facts[source] = PictureFacts(name, picture.width, picture.height, top, foot)
        made.pictures[name] = picture.file
    for item in issue.items:
        if isinstance(item, AdvertisementItem):
            _add_advertisement(made, item, supply, cache)
    return made


def _add_advertisement(
    made: Supplied, item: AdvertisementItem, supply: Supply, cache: Path
) -> None:
    try:
        plate = _plate(_path(supply, item.supplied), cache=cache)
    except PressTrouble as trouble:
        sentence = _("The advertisement “%(label)s” cannot be shown. %(why)s")
        made.problems.append(Problem(sentence % {"label": item.label, "why": trouble}))
        return
    made.advertisements[item.supplied] = plate.file.name
    made.plates[plate.file.name] = plate.file


def _plate(path: Path, *, cache: Path) -> ScreenPicture:
    """A supplied picture or the first page of a supplied PDF, as a picture."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if not content.startswith(b"%PDF"):
        return small(path, cache=cache)
    drawn = cache / f"{sha256(content).hexdigest()[:32]}-{PLATE_PPI}.png"
    if not drawn.exists():
        drawn.parent.mkdir(parents=True, exist_ok=True)
        with Typesetter(design=PLATES, supplied={"plate.pdf": path}) as setter:
            setter.set({"file": "plate.pdf", "pages": 1})
            drawn.write_bytes(setter.page_picture(1, ppi=PLATE_PPI))
    return small(drawn, cache=cache)


def _path(supply: Supply, name: str) -> Path:
    path = supply.get(name) if name else None
    if path is None:
        raise PictureUnreadable(_("Its file is missing."))
    return path


def _sources(issue: Issue) -> Iterator[tuple[str, str]]:
    """The name of each picture and the article it stands in."""
    if issue.cover.picture:
        yield issue.cover.picture.source, ""
    if issue.letter:
        yield from ((figure.source, "") for figure in figures(issue.letter))
    for item in issue.items:
        if isinstance(item, ArticleItem):
            yield from ((figure.source, item.slug) for figure in figures(item.manuscript))
