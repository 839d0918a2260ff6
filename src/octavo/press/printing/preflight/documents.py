"""Checks of the file as a whole: what it says it is, and that it does nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary

from octavo.press.made import Problem
from octavo.press.printing.metadata import PDFX
from octavo.press.printing.preflight.printed import PrintFile, breach

MOST_VERSION = (1, 6)
_ACTING = ("/OpenAction", "/AA", "/AcroForm", "/Outlines", "/URI", "/Threads")
_NAMED_ACTING = ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations")
_SAYS = re.compile(rb"<pdfxid:GTS_PDFXVersion>([^<]*)<")


def check_version(printed: PrintFile) -> Iterator[Problem]:
    version = tuple(int(part) for part in printed.pdf.pdf_version.split("."))
    if version > MOST_VERSION:
        sentence = _("The file is PDF %(version)s; PDF/X-4 goes up to 1.6.")
        yield breach(sentence % {"version": printed.pdf.pdf_version})


def check_markers(printed: PrintFile) -> Iterator[Problem]:
    """The words by which a print house's program knows PDF/X-4."""
    pdf = printed.pdf
    metadata = pdf.Root.get("/Metadata")
    said = _SAYS.search(metadata.read_bytes()) if metadata is not None else None
    if said is None or said[1].decode("latin-1") != PDFX:
        yield breach(_("The file does not say that it is PDF/X-4."))
    info: Any = pdf.trailer.get("/Info") or Dictionary()
    if info.get("/Trapped") not in {"/False", "/True"}:
        yield breach(_("The file does not say whether it is trapped."))
    lacking = [key for key in ("/Title", "/CreationDate", "/ModDate") if key not in info]
    if lacking:
        words = ", ".join(key.lstrip("/") for key in lacking)
        yield breach(_("The file lacks its %(words)s.") % {"words": words})
    if "/ID" not in pdf.trailer:
        yield breach(_("The file has no identifier."))


def check_output_intent(printed: PrintFile) -> Iterator[Problem]:
    intents: Any = printed.pdf.Root.get("/OutputIntents", Array())
    ours = [intent for intent in intents if intent.get("/S") == "/GTS_PDFX"]
    if len(ours) != 1:
        yield breach(_("The file does not say for which press it is (no output intent)."))
        return
    profile = ours[0].get("/DestOutputProfile")
    header = profile.read_bytes()[:40] if profile is not None else b""
    if header[12:20] != b"prtrCMYK" or header[36:40] != b"acsp":
        yield breach(_("The profile of the output intent is none of a press that prints in CMYK."))
    if not str(ours[0].get("/OutputConditionIdentifier", "")):
        yield breach(_("The output intent does not name its printing condition."))


def check_actions(printed: PrintFile) -> Iterator[Problem]:
    """Scripts, forms, attachments: a print file does nothing and brings nothing along."""
    root = printed.pdf.Root
    names: Any = root.get("/Names") or Dictionary()
    found = [key for key in _ACTING if key in root] + [key for key in _NAMED_ACTING if key in names]
    found += ["/AA" for _place, page, _facts in printed.each_page() if "/AA" in page][:1]
    if found:
        words = ", ".join(key.lstrip("/") for key in found)
        yield breach(_("The file acts or brings files along: %(words)s.") % {"words": words})


def check_page_count(printed: PrintFile) -> Iterator[Problem]:
    count = len(printed.pdf.pages)
    if count == 0 or count % 4:
        sentence = _("The file has %(count)d pages, which is no multiple of four.")
        yield breach(sentence % {"count": count})
