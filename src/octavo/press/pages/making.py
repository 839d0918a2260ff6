"""Draws the pages of one article as they will stand in its issue, each state of it once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from octavo.core.issue import document as frozen
from octavo.core.issue.contents import folios
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.paged import render_issue
from octavo.press.copy import Copy, workbench
from octavo.press.design import DESIGN
from octavo.press.design.own import own_design
from octavo.press.design.setting import setting_of
from octavo.press.fitting import set_and_fit
from octavo.press.screen.making import design_key
from octavo.press.screen.supplying import Supplied, supply_for_screen
from octavo.press.typesetting.setter import Typesetter

DRAWING = "1"  # raise it when the same pages would be drawn differently
PPI = 60
MOST_KEPT = 400  # states of articles; those nobody looked at for longest go first
_SAID = "pages.json"


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """An article's pages, drawn: how many, the folio of the first, its budget and what is amiss.

    `slack` are lines to fill, or, below nought, lines too many.
    """

    key: str
    count: int
    folio: int
    budget: int
    slack: int

    @property
    def spreads(self) -> list[list[int]]:
        """The numbers of the pictures, left and right page side by side; 0 where there is none."""
        starts_left = self.folio % 2 == 0
        places = ([] if starts_left else [0]) + list(range(1, self.count + 1))
        places += [0] * (len(places) % 2)
        return [places[at : at + 2] for at in range(0, len(places), 2)]


def pages_of(copy: Copy, slug: str) -> ArticlePages:
    """The article's pages; drawn now, unless this very state of them has been."""
    own = copy.of_article(slug)
    supplied = supply_for_screen(own.issue, own.supply, cache=workbench() / "screen")
    document, folio = _document(copy, slug, supplied)
    key = _key(document)
    kept = _kept(key)
    return kept or _drawn(document, supplied, key=key, folio=folio)


def picture(key: str, number: int) -> Path | None:
    """The file of one drawn page, if it is still kept."""
    path = _folder() / key / f"{number}.png"
    return path if path.is_file() else None


def _document(copy: Copy, slug: str, supplied: Supplied) -> tuple[dict[str, Any], int]:
    """The issue's document with this article alone, on the side of the sheet where it begins."""
    setting = setting_of(
        copy.house,
        pictures=supplied.facts,
        supplied=supplied.advertisements,
        form="screen",
        overrides=own_design(),
    )
    issue = replace(copy.issue, cover=frozen.Cover(), letter=None, items=tuple(_bare(copy, slug)))
    whole = render_issue(issue, setting=setting)
    folio = next(
        folio
        for item, folio in zip(issue.items, folios(issue), strict=True)
        if isinstance(item, frozen.ArticleItem) and item.slug == slug
    )
    on_verso = (folio - issue.first_folio) % 2 == 1
    alone = [_without_ways(item) for item in whole["items"] if item.get("slug") == slug]
    first = folio - 1 if on_verso else folio
    return {**whole, "items": alone, "on_verso": on_verso, "first_folio": first}, folio


def _without_ways(tree: Any) -> Any:
    """The tree without links to other articles, whose pages are not there."""
    if isinstance(tree, dict):
        return {name: _without_ways(value) for name, value in tree.items() if name != "to"}
    return [_without_ways(it) for it in tree] if isinstance(tree, list) else tree


def _bare(copy: Copy, slug: str) -> Iterator[frozen.FlatplanItem]:
    """The flatplan, in which no other article has a text: their budgets and heads are enough."""
    for item in copy.issue.items:
        if isinstance(item, frozen.ArticleItem) and item.slug != slug:
            yield replace(item, manuscript=Manuscript(item.manuscript.headline))
        else:
            yield item


def _key(document: dict[str, Any]) -> str:
    """Names of pictures are made of their bytes, so the document says all that goes in."""
    told = json.dumps(document, sort_keys=True, ensure_ascii=False)
    said = f"{DRAWING} {PPI} {design_key(own_design())}\n{told}"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _folder() -> Path:
    return workbench() / "pages"


def _kept(key: str) -> ArticlePages | None:
    folder = _folder() / key
    try:
        said = json.loads((folder / _SAID).read_text())
        (folder / _SAID).touch()
    except OSError:
        return None
    return ArticlePages(**said)


def _drawn(document: dict[str, Any], supplied: Supplied, *, key: str, folio: int) -> ArticlePages:
    with Typesetter(
        design=DESIGN, overrides=own_design(), pictures=supplied.pictures, form="screen"
    ) as setter:
        _, layout = set_and_fit(setter, document)
        pictures = setter.page_pictures(ppi=PPI)
    if document["on_verso"]:
        pictures = pictures[1:]
    article = layout.articles[0]
    made = ArticlePages(key, len(pictures), folio, article.pages, article.slack)
    _keep(made, pictures)
    return made


def _keep(made: ArticlePages, pictures: list[bytes]) -> None:
    """All of it or nothing; somebody else who drew the same was as good."""
    _folder().mkdir(parents=True, exist_ok=True)
    part = Path(mkdtemp(dir=_folder(), prefix=".part-"))
    for number, content in enumerate(pictures, start=1):
        (part / f"{number}.png").write_bytes(content)
    (part / _SAID).write_text(json.dumps(asdict(made)))
    try:
        part.replace(_folder() / made.key)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
    _sweep()


def _sweep() -> None:
    """Take away the states that nobody has looked at for longest."""
    seen = {path.parent: path.stat().st_mtime for path in _folder().glob(f"*/{_SAID}")}
    for folder in sorted(seen, key=lambda it: seen[it])[:-MOST_KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
