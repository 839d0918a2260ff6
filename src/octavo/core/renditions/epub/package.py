"""The package document: what the book is, which files it has, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from octavo.core.manuscript.directions import direction
from octavo.core.renditions.epub.book import Document
from octavo.core.renditions.epub.hues import ACTIVE
from octavo.core.renditions.epub.markup import element, void
from octavo.core.renditions.epub.overlays import MEDIA_TYPE, SOUND_TYPE, Overlay, clock
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
    metadata: Iterable[str],
    documents: Sequence[Document],
    files: Sequence[File],
    *,
    language: str,
    overlays: Sequence[Overlay] = (),
) -> str:
    """The package document; `metadata` are its elements, from `metadata.py`.

    Overlays and their sound are files of the book as well, and need not be among `files`.
    """
    language = known_language(language)
    return _PACKAGE.format(
        language=language,
        direction=direction(language),
        prefix=_PREFIX,
        metadata="\n".join([*metadata, *_heard(overlays)]),
        manifest="\n".join(_manifest(documents, [*files, *_files(overlays)], overlays)),
        spine="\n".join(void("itemref", idref=_id(it.name)) for it in documents),
    )


def _heard(overlays: Sequence[Overlay]) -> Iterator[str]:
    """How long each overlay is and all of them are, and the class of what is being read aloud."""
    if not overlays:
        return
    for it in overlays:
        yield _media("duration", clock(it.milliseconds), refines=f"#{_id(it.name)}")
    yield _media("duration", clock(sum(it.milliseconds for it in overlays)))
    yield _media("active-class", ACTIVE)


def _media(name: str, value: str, *, refines: str | None = None) -> str:
    return element("meta", value, property=f"media:{name}", refines=refines)


def _files(overlays: Sequence[Overlay]) -> Iterator[File]:
    for it in overlays:
        yield File(it.name, MEDIA_TYPE)
        yield File(it.sound, SOUND_TYPE)


def _manifest(
    documents: Sequence[Document], files: Sequence[File], overlays: Sequence[Overlay]
) -> Iterator[str]:
    overlaid = {it.document: _id(it.name) for it in overlays}
    for document in documents:
        yield void(
            "item",
            id=_id(document.name),
            href=document.name,
            media_type="application/xhtml+xml",
            properties="nav" if document.is_navigation else None,
            media_overlay=overlaid.get(document.name),
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
