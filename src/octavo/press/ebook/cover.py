"""The cover as the design draws it, with name and lines: a picture, drawn once."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from django.utils.translation import get_language
from PIL import Image

from octavo.core.issue.document import Issue
from octavo.core.issue.schema import issue_to_json
from octavo.core.renditions.paged import render_issue
from octavo.press.design import DESIGN
from octavo.press.design.setting import setting_of
from octavo.press.ebook.pictures import NAME_LENGTH, Converted, keep, kept
from octavo.press.forms import Bench
from octavo.press.screen.making import design_key
from octavo.press.screen.pictures import SCALING
from octavo.press.screen.supplying import supply_for_screen
from octavo.press.typesetting.setter import Typesetter

DRAWING = 1  # raised when the same cover would be drawn to other bytes
PPI = 150
LONGEST_SIDE = 2048  # of a design with larger pages
QUALITY = 86
ENGINE = "typst"


def can_draw() -> bool:
    """Whether the engine that sets pages is installed here."""
    return find_spec(ENGINE) is not None


def drawn_cover(
    issue: Issue, picture: Converted, *, bench: Bench, overrides: Path | None
) -> Converted | None:
    """The cover of the issue with that picture; None where only the bare picture can be shown.

    TypesettingFailed when the design cannot set it.
    """
    front = replace(issue, items=(), letter=None)
    stem = _stem(front, picture, bench, overrides)
    if found := kept(stem, cache=bench.folder):
        return found
    supplied = supply_for_screen(front, bench.supply, cache=bench.folder)
    if supplied.problems:  # such as a drawing in lines, which the design does not take
        return None
    setting = setting_of(
        bench.house, pictures=supplied.facts, supplied={}, form="screen", overrides=overrides
    )
    with Typesetter(
        design=DESIGN, overrides=overrides, pictures=supplied.pictures, form="screen"
    ) as setter:
        setter.set(render_issue(front, setting=setting))
        page = setter.page_picture(1, ppi=PPI)
    return keep(stem, *_encoded(page), cache=bench.folder)


def _stem(front: Issue, picture: Converted, bench: Bench, overrides: Path | None) -> str:
    """The hash of all that goes in. The picture's name is made of its bytes."""
    said = [
        *(DRAWING, PPI, LONGEST_SIDE, QUALITY, SCALING, version(ENGINE), design_key(overrides)),
        *(get_language(), picture.name, issue_to_json(front), asdict(bench.house)),
    ]
    canonical = json.dumps(said, sort_keys=True)
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:NAME_LENGTH]


def _encoded(page: bytes) -> tuple[str, bytes]:
    """As JPEG or as PNG, whichever is smaller."""
    image = Image.open(BytesIO(page)).convert("RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    jpeg, png = BytesIO(), BytesIO()
    image.save(jpeg, "JPEG", quality=QUALITY, subsampling=0, optimize=True, progressive=True)
    image.save(png, "PNG", optimize=True)
    of_both = (("jpg", jpeg.getvalue()), ("png", png.getvalue()))
    return min(of_both, key=lambda it: len(it[1]))
