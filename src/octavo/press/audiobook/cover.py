"""The cover of an audiobook: that of the e-book, as a picture."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from octavo.core.issue.document import Issue
from octavo.press.ebook.cover import can_draw, drawn_cover
from octavo.press.ebook.errors import PictureUnusable
from octavo.press.ebook.pictures import Converted, converted
from octavo.press.forms import Bench
from octavo.press.made import Problem
from octavo.press.typesetting.errors import TypesettingFailed

Problems = tuple[Problem, ...]
SHOWN = ("image/jpeg", "image/png")  # by every player


def cover_of(
    issue: Issue, *, bench: Bench, overrides: Path | None
) -> tuple[bytes | None, Problems]:
    """The bytes of the cover, and what is wrong with it; an issue without a picture has none."""
    if issue.cover.picture is None:
        return None, ()
    try:
        bare = converted(bench.supply[issue.cover.picture.source], cache=bench.folder)
    except (KeyError, FileNotFoundError, PictureUnusable):
        return _none()
    try:
        drawn = drawn_cover(issue, bare, bench=bench, overrides=overrides) if can_draw() else None
    except TypesettingFailed as trouble:
        said = _("The audiobook shows the picture of the cover without name and lines. %(reason)s")
        shown, problems = _shown(bare)
        return shown, (Problem(said % {"reason": trouble}), *problems)
    return _shown(drawn or bare)


def _shown(picture: Converted) -> tuple[bytes | None, Problems]:
    """Players know no drawings in lines."""
    return (picture.content, ()) if picture.media_type in SHOWN else _none()


def _none() -> tuple[None, Problems]:
    return None, (Problem(_("The audiobook has no cover: its picture cannot be shown.")),)
