"""Packs the parts of a book into one file: the same parts are the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from octavo.press.ebook.errors import PartTorn

MEDIA_TYPE = "application/epub+zip"
FOLDER = "EPUB"
PACKAGE = "package.opf"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_XML = (".xhtml", ".opf", ".smil", ".svg", ".xml")
_PACKED_ALREADY = (".jpg", ".png", ".woff2")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP file knows
_READABLE = 0o644 << 16
_UNIX = 3
_CHUNK = 1 << 20


def pack(parts: Mapping[str, bytes], files: Mapping[str, Path] | None = None) -> bytes:
    """The file of a book whose parts lie beside its package document.

    Every part of XML is read once more before it goes in: PartTorn rather than a broken book.
    `files` are read from the disk piece by piece and go in behind the other parts, as they are.
    """
    packed = BytesIO()
    with ZipFile(packed, "w") as book:
        _add(book, "mimetype", MEDIA_TYPE.encode(), is_first=True)
        _add(book, "META-INF/container.xml", _CONTAINER.encode())
        for name in sorted(parts):
            if name.endswith(_XML):
                _check(name, parts[name])
            _add(book, f"{FOLDER}/{name}", parts[name])
        for name, path in sorted((files or {}).items()):
            _copy(book, f"{FOLDER}/{name}", path)
    return packed.getvalue()


def _check(name: str, content: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = f"The part {name} of the e-book is not well formed: {error}."
        raise PartTorn(message) from error


def _add(book: ZipFile, name: str, content: bytes, *, is_first: bool = False) -> None:
    is_stored = is_first or name.endswith(_PACKED_ALREADY)
    book.writestr(_entry(name, ZIP_STORED if is_stored else ZIP_DEFLATED), content)


def _copy(book: ZipFile, name: str, path: Path) -> None:
    entry = _entry(name, ZIP_STORED)
    entry.file_size = path.stat().st_size
    with path.open("rb") as source, book.open(entry, "w") as target:
        copyfileobj(source, target, _CHUNK)


def _entry(name: str, compression: int) -> ZipInfo:
    entry = ZipInfo(name, date_time=_EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    entry.compress_type = compression
    return entry
