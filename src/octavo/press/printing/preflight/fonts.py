"""Checks of fonts: each one travels with the file, and only with the letters that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from octavo.press.made import Problem
from octavo.press.printing.preflight.printed import PrintFile

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def check_fonts(printed: PrintFile) -> Iterator[Problem]:
    for place, _page, facts in printed.each_page():
        lacking = sorted({plain_name(font) for font in facts.fonts if lacks_font(font)})
        if lacking:
            sentence = _("The page uses fonts that are not in the file: %(fonts)s.")
            yield printed.problem(sentence % {"fonts": ", ".join(lacking)}, place)
        whole = sorted({plain_name(font) for font in facts.fonts if _is_whole(font)} - set(lacking))
        if whole:
            sentence = _("The page brings whole fonts along: %(fonts)s.")
            yield printed.problem(sentence % {"fonts": ", ".join(whole)}, place, is_breach=False)


def lacks_font(font: Any) -> bool:
    """Whether the letters themselves are missing; drawn ones (Type 3) are in the file by nature."""
    if font.get("/Subtype") == "/Type3":
        return False
    within = font.get("/DescendantFonts")
    described = within[0] if within is not None and len(within) else font
    descriptor = described.get("/FontDescriptor")
    return descriptor is None or not any(key in descriptor for key in _FILES)


def plain_name(font: Any) -> str:
    return _SUBSET.sub("", str(font.get("/BaseFont", "?")).lstrip("/"))


def _is_whole(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")).lstrip("/")
    return font.get("/Subtype") != "/Type3" and not _SUBSET.match(name)
