"""An issue's pictures and advertisements as the screen edition shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _

from octavo.core.issue.document import AdvertisementItem, ArticleItem, Issue
from octavo.core.manuscript.blocks import Verse
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.figures import figures
from octavo.core.renditions.paged import PictureFacts
from octavo.press.design.tones import tones
from octavo.press.errors import PressTrouble
from octavo.press.made import Problem, Supply
from octavo.press.screen.errors import PictureUnreadable
from octavo.press.screen.pictures import WHOLE_PAGE_MM, ScreenPicture, small
from octavo.press.typesetting.setter import Typesetter

PLATES = Path(__file__).parent / "plates"
PLATE_PPI = 150
# Of the house's own grid: one of two columns of a feature, and the text of letters and verse.
COLUMN_MM, ALL_COLUMNS_MM = 66.5, 138.0


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
    for source, (slug, widest) in _places(issue).items():
        try:
            picture = small(_path(supply, source), cache=cache, widest_mm=widest)
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


def _places(issue: Issue) -> dict[str, tuple[str, float]]:
    """Each picture by its name: the article it stands in first, and its widest place there is."""
    places: dict[str, tuple[str, float]] = {}
    for source, slug, widest in _shown(issue):
        if source:
            first, known = places.get(source, (slug, 0.0))
            places[source] = first, max(known, widest)
    return places


def _shown(issue: Issue) -> Iterator[tuple[str, str, float]]:
    """The name of each picture, the article it stands in, and how wide it can be set."""
    if issue.cover.picture:
        yield issue.cover.picture.source, "", WHOLE_PAGE_MM
    if issue.letter:
        yield from _shown_in(issue.letter, "", ALL_COLUMNS_MM)
    for item in issue.items:
        if isinstance(item, ArticleItem):
            verse = any(isinstance(block, Verse) for block in item.manuscript.blocks)
            yield from _shown_in(item.manuscript, item.slug, ALL_COLUMNS_MM if verse else COLUMN_MM)


def _shown_in(manuscript: Manuscript, slug: str, column: float) -> Iterator[tuple[str, str, float]]:
    """A lead image may bleed off the page, and copy-fitting may let all but columns grow so far."""
    for figure in figures(manuscript):
        in_column = figure.span == "column" and figure is not manuscript.lead_image
        yield figure.source, slug, column if in_column else WHOLE_PAGE_MM
