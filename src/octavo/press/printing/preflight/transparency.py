"""Checks of what shines through, and of what presses stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from pikepdf import Dictionary

from octavo.press.made import Problem
from octavo.press.printing.preflight.printed import PrintFile


def check_transparency(printed: PrintFile) -> Iterator[Problem]:
    """What shines through must be mixed in the inks of the press."""
    for place, page, facts in printed.each_page():
        group: Any = page.get("/Group") or Dictionary()
        if facts.is_transparent and group.get("/CS") != "/DeviceCMYK":
            sentence = _("Something shines through, and the page does not say in which colours.")
            yield printed.problem(sentence, place)


def check_oddities(printed: PrintFile) -> Iterator[Problem]:
    for place, _page, facts in printed.each_page():
        if facts.oddities:
            sentence = _("The page has what a press stumbles over: %(things)s.")
            yield printed.problem(sentence % {"things": ", ".join(sorted(facts.oddities))}, place)
