"""Looks at a print file as the print house will: one check for each thing that can be wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from pikepdf import PasswordError, Pdf, PdfError

from octavo.press.made import Problem
from octavo.press.printing.preflight import documents, fonts, inks, pictures, sheets, transparency
from octavo.press.printing.preflight.printed import Pages, PrintFile, breach
from octavo.press.printing.survey import survey

Check = Callable[[PrintFile], Iterator[Problem]]

# In the order in which a printer would look. docs/reference/preflight.md explains each of them.
CHECKS: dict[str, Check] = {
    "version": documents.check_version,
    "markers": documents.check_markers,
    "output intent": documents.check_output_intent,
    "actions": documents.check_actions,
    "page count": documents.check_page_count,
    "boxes": sheets.check_boxes,
    "bleed": sheets.check_bleed,
    "notes": sheets.check_notes,
    "screen colours": inks.check_screen_colours,
    "spot inks": inks.check_spot_inks,
    "registration": inks.check_registration,
    "ink of areas": inks.check_ink_of_areas,
    "ink of pictures": inks.check_ink_of_pictures,
    "black text": inks.check_black_text,
    "fonts": fonts.check_fonts,
    "resolution": pictures.check_resolution,
    "transparency": transparency.check_transparency,
    "oddities": transparency.check_oddities,
}


def preflight(content: bytes, pages: Pages) -> tuple[Problem, ...]:
    """Every breach and warning, in the order of the checks."""
    try:
        pdf = Pdf.open(io.BytesIO(content))
    except PasswordError:
        return (breach(_("The file is encrypted.")),)
    except PdfError:
        return (breach(_("The file is no PDF that can be read.")),)
    with pdf:
        if pdf.is_encrypted:
            return (breach(_("The file is encrypted.")),)
        printed = PrintFile(survey(pdf), pages)
        return tuple(problem for check in CHECKS.values() for problem in check(printed))


__all__ = ["CHECKS", "Pages", "preflight"]
