"""The package document: what the book is, which files it has, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from octavo.core.manuscript.directions import direction
from octavo.core.renditions.epub.book import Document
from octavo.core.renditions.epub.markup import void
from octavo.core.renditions.epub.page import known_language

# Apple's books show the faces that came with them only when told to.
_PREFIX = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id"\
 xml:lang="{language}" dir="{direction}" prefix="{prefix}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}
</metadata>
<manifest>
{manifest}
</manifest>
<spine page-progression-direction="{direction}">
{spine}
</spine>
</package>
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the book that is no document: its name and what it is."""

    name: str
    media_type: str
    properties: str | None = None


def package(
    metadata: Iterable[str], documents: Sequence[Document], files: Sequence[File], *, language: str
) -> str:
    """The package document; `metadata` are its elements, from `metadata.py`."""
    language = known_language(language)
    return _PACKAGE.format(
        language=language,
        direction=direction(language),
        prefix=_PREFIX,
        metadata="\n".join(metadata),
        manifest="\n".join(_manifest(documents, files)),
        spine="\n".join(void("itemref", idref=_id(it.name)) for it in documents),
    )


def _manifest(documents: Sequence[Document], files: Sequence[File]) -> Iterator[str]:
    for document in documents:
        yield void(
            "item",
            id=_id(document.name),
            href=document.name,
            media_type="application/xhtml+xml",
            properties="nav" if document.is_navigation else None,
        )
    for file in sorted(files, key=lambda it: it.name):
        yield void(
            "item",
            id=_id(file.name),
            href=file.name,
            media_type=file.media_type,
            properties=file.properties,
        )


def _id(name: str) -> str:
    """An id made of the file's name, in which only letters, digits, dots and dashes stand."""
    return "i-" + name.replace("/", "-")
