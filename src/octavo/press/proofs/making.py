"""Makes a proof: the pages as they will be printed, numbered, with bars where something changed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from django.utils.translation import gettext as _

from octavo.core.issue import document as frozen
from octavo.core.issue.comparing import Changes, compare, dropped
from octavo.core.renditions.paged.proofing import ProofWording, proof_tree
from octavo.press.copy import Copy, workbench
from octavo.press.design import DESIGN
from octavo.press.design.setting import setting_of
from octavo.press.errors import NothingToMake
from octavo.press.fitting import lay_out
from octavo.press.made import Problem
from octavo.press.screen.supplying import supply_for_screen
from octavo.press.typesetting.setter import Typesetter


@dataclass(frozen=True, slots=True)
class Earlier:
    """The state that a proof compares with, and what it is called: a day, a file's name."""

    issue: frozen.Issue
    called: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof's PDF, what has changed in it, and what does not fit."""

    content: bytes
    pages: int
    changes: tuple[Changes, ...]
    problems: tuple[Problem, ...]


def make_proof(
    copy: Copy, *, earlier: Earlier | None = None, slug: str = "", overrides: Path | None = None
) -> Proof:
    """The whole issue or one article, on the very lines that print will have.

    An article is cut out of the issue, since its pages depend on those before it.
    """
    issue = copy.issue
    changes = compare(earlier.issue, issue) if earlier else ()
    if slug:
        _refuse_unless_there(issue, slug)
        changes = tuple(it for it in changes if it.slug == slug)
    supplied = supply_for_screen(issue, copy.supply, cache=workbench() / "screen")
    setting = setting_of(
        copy.house,
        pictures=supplied.facts,
        supplied=supplied.advertisements,
        form="proof",
        overrides=overrides,
    )
    with Typesetter(
        design=DESIGN,
        overrides=overrides,
        pictures=supplied.pictures,
        supplied=supplied.plates,
        form="proof",
    ) as setter:
        laid = lay_out(setter, issue, setting)
        if earlier:
            gone = () if slug else dropped(earlier.issue, issue)
            setter.set({**laid.document, "proof": _list(changes, gone, earlier.called)})
        content, marks = setter.pdf(tagged=False), setter.marks()
    problems = tuple(it for it in laid.problems if not slug or it.slug == slug)
    if slug:
        content = _cut(content, marks, slug, has_list=earlier is not None)
    return Proof(content, _count(content), changes, problems)


def _list(changes: Sequence[Changes], gone: Sequence[str], called: str) -> dict[str, Any]:
    wording = ProofWording(
        title=_("Changes since %(when)s") % {"when": called},
        nothing=_("Nothing was taken out."),
        is_new=_("New in this issue."),
        is_dropped=_("No longer in this issue."),
    )
    return proof_tree(changes, dropped=gone, wording=wording)


def _refuse_unless_there(issue: frozen.Issue, slug: str) -> None:
    slugs = [item.slug for item in issue.items if isinstance(item, frozen.ArticleItem)]
    if slug not in slugs:
        message = _("“%(slug)s” is not in no. %(number)s.")
        raise NothingToMake(message % {"slug": slug, "number": issue.number})


def _cut(content: bytes, marks: Sequence[Mapping[str, Any]], slug: str, *, has_list: bool) -> bytes:
    """The article's pages, and the list of changes behind the back cover."""
    own = [int(mark["page"]) for mark in marks if mark["slug"] == slug]
    last = max(int(mark["page"]) for mark in marks)
    with pikepdf.open(io.BytesIO(content)) as whole, pikepdf.new() as part:
        part.pages.extend(whole.pages[min(own) - 1 : max(own)])
        if has_list:
            part.pages.extend(whole.pages[last:])
        written = io.BytesIO()
        part.save(written, deterministic_id=True)
    return written.getvalue()


def _count(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)
