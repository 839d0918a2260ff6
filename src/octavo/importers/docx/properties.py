"""What a document says of itself in its properties: weak hints, for the editor to weigh."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from octavo.importers.copy import RawCopy
from octavo.importers.docx.names import words_of
from octavo.importers.docx.package import Package
from octavo.importers.judgement.names import is_name

_PART = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Properties:
    """Title and creator as the program wrote them, often years ago and by somebody else."""

    title: str = ""
    creator: str = ""

    def warnings(self, raw: RawCopy, document: etree._Element) -> list[str]:
        """The creator, who is never taken for the author, where the text names nobody."""
        text = " ".join(words_of(document).split()).casefold()
        is_said = raw.hints.bylines or self.creator.casefold() in text
        if self.creator and is_name(self.creator) and not is_said:
            return [f"The file’s properties name {self.creator} as its creator; the text does not."]
        return []


def read_properties(package: Package) -> Properties:
    """The document's core properties; empty ones when there are none."""
    root = package.xml(_PART)
    if root is None:
        return Properties()
    return Properties(_text(root, "title"), _text(root, "creator"))


def _text(root: etree._Element, name: str) -> str:
    element = root.find(f"{_DUBLIN_CORE}{name}")
    return " ".join((element.text or "").split()) if element is not None else ""
