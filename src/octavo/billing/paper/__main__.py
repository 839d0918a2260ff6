"""The setting process: reads documents from its standard input, answers with a PDF for each."""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from pathlib import Path
from typing import Any

import typst

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_UNSHOWN = "could not be displayed"
FACES = {"Literata", "Archivo"}  # without them a page would be blank


def main() -> None:
    asked = json.load(sys.stdin.buffer)
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the engine prints must not get among the answers
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=asked["faces"]
    )
    template = Path(asked["template"])
    lacking = sorted(FACES - set(fonts.families()))
    for document in asked["documents"]:
        try:
            if lacking:
                pdf, trouble = b"", f"these faces are not there: {', '.join(lacking)}"
            else:
                pdf, trouble = _set(document, template, fonts), ""
        except (RuntimeError, ValueError) as refused:
            pdf, trouble = b"", str(refused) or "no reason given"
        for part in (pdf, trouble.encode()):
            outgoing.write(struct.pack(">I", len(part)) + part)
    outgoing.close()


def _set(document: dict[str, Any], template: Path, fonts: typst.Fonts) -> bytes:
    """As archives want it, or else, with a letter that no face shows, as any reader can read it."""
    compiler = typst.Compiler(
        template,
        root=template.parent,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(document, ensure_ascii=False)},
        package_path=template.parent / "packages",  # not there: a template brings all it needs
        package_cache_path=template.parent / "packages",
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
    except RuntimeError as refused:
        if _UNSHOWN not in str(refused):
            raise
        made = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


if __name__ == "__main__":
    main()
