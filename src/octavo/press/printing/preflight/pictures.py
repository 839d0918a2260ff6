"""Checks of pictures: enough dots for paper."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from django.utils.translation import gettext as _

from octavo.press.made import Problem
from octavo.press.printing.preflight.printed import PrintFile

LEAST_DPI = 300


def check_resolution(printed: PrintFile) -> Iterator[Problem]:
    """A coarse picture can be printed; the editor should know. Advertisers are told apart."""
    for place, _page, facts in printed.each_page():
        for each in facts.pictures:
            if each.dpi >= LEAST_DPI - 1 or place in printed.pages.advertisements:
                continue
            name = printed.pages.pictures.get(sha256(each.picture.read_raw_bytes()).hexdigest(), "")
            sentence = (
                _("The picture “%(name)s” is printed at %(dpi)d dpi; 300 look sharp.")
                if name
                else _("A picture is printed at %(dpi)d dpi; 300 look sharp.")
            )
            said = sentence % {"name": name, "dpi": each.dpi}
            yield printed.problem(said, place, is_breach=False)
