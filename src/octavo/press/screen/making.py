"""Makes the screen edition of an issue, and of one article for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import name as name_of

from django.utils.translation import gettext as _

from octavo.core.issue.document import Issue
from octavo.core.renditions.paged import Setting, render_offprint
from octavo.core.renditions.paged.starting import page_starts
from octavo.press.design import DESIGN
from octavo.press.design.setting import setting_of
from octavo.press.design.sums import SUMS, written_sums
from octavo.press.fitting import lay_out
from octavo.press.forms import Bench
from octavo.press.made import Made, Problem
from octavo.press.screen.packing import packed
from octavo.press.screen.supplying import Supplied, supply_for_screen
from octavo.press.typesetting.setter import Typesetter

MAKING = "2"  # raise it when the same issue would be set differently
STANDARDS = ("ua-1", "a-2a")


@dataclass(frozen=True)
class ScreenMaker:
    """Makes tagged pages. `overrides` is a folder of the house's own design."""

    overrides: Path | None = None

    @property
    def version(self) -> str:
        """Tells when the same copy would be set differently: the design is part of it."""
        return f"{MAKING} {design_key(self.overrides)}"

    def make_issue(self, issue: Issue, *, bench: Bench) -> Made:
        supplied = supply_for_screen(issue, bench.supply, cache=bench.folder)
        with self._setter(supplied) as setter:
            laid = lay_out(setter, issue, self._setting(bench, supplied))
            content = packed(setter.pdf(standards=STANDARDS), cache=bench.folder)
            marks = setter.marks()
        problems = (*supplied.problems, *laid.problems, *lacking_letters(laid.document))
        return Made(
            content,
            max(int(mark["page"]) for mark in marks),
            problems=tuple(dict.fromkeys(problems)),
            folios=laid.layout.folios,
            starts=page_starts(marks, first_folio=issue.first_folio),
        )

    def make_article(self, issue: Issue, slug: str, *, bench: Bench) -> Made:
        """One article by itself, on as many pages as it needs."""
        supplied = supply_for_screen(issue, bench.supply, cache=bench.folder)
        document = render_offprint(issue, slug, setting=self._setting(bench, supplied))
        with self._setter(supplied) as setter:
            setter.set(document)
            content = packed(setter.pdf(standards=STANDARDS), cache=bench.folder)
            pages = max(int(mark["page"]) for mark in setter.marks())
        problems = (*supplied.problems, *lacking_letters(document))
        return Made(
            content, pages, tuple(dict.fromkeys(problems)), folios={slug: issue.first_folio}
        )

    def _setter(self, supplied: Supplied) -> Typesetter:
        return Typesetter(
            design=DESIGN,
            overrides=self.overrides,
            pictures=supplied.pictures,
            supplied=supplied.plates,
            form="screen",
        )

    def _setting(self, bench: Bench, supplied: Supplied) -> Setting:
        return setting_of(
            bench.house,
            pictures=supplied.facts,
            supplied=supplied.advertisements,
            form="screen",
            overrides=self.overrides,
        )


def lacking_letters(document: Mapping[str, Any]) -> Iterator[Problem]:
    """A warning for each article with characters that no face of the design can show."""
    articles = [document.get("letter"), document.get("article"), *document.get("items", ())]
    for article in articles:
        if article and article.get("missing_letters"):
            names = ", ".join(_named(article["missing_letters"]))
            sentence = _("No face of the design can show: %(letters)s. A box stands for each.")
            yield Problem(sentence % {"letters": names}, article["slug"])


def _named(letters: Iterable[str]) -> Iterator[str]:
    for letter in letters:
        yield f"U+{ord(letter):04X} {name_of(letter, '').lower()}".strip()


def design_key(*folders: Path | None) -> str:
    """What stands for the content of the design: templates, tokens, faces."""
    digest, known = sha256(), written_sums()
    for folder in (DESIGN, *filter(None, folders)):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            if file.suffix not in (".py", ".pyc") and file != SUMS:
                digest.update(f"{file.relative_to(folder)}\0".encode())
                digest.update(known.get(file) or sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
