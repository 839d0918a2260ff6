"""The parts of a DOCX file, unpacked with an eye on what a few bytes can grow into."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from octavo.importers import pictures
from octavo.importers.docx.names import STRICT
from octavo.importers.errors import FileBroken, FileTooLarge, KindNotRead, NestedTooDeeply

LARGEST_PART = 8_000_000  # bytes of XML: a book of a hundred thousand words
LARGEST_WHOLE = 400_000_000  # bytes that all members say they unpack to
MOST_MEMBERS = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_CHUNK = 1 << 16
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A DOCX file's members, read one by one and only as far as the limits allow."""

    def __init__(self, content: bytes, *, name: str) -> None:
        self.name = name
        if content.startswith(_OLD_WORD):
            trouble = "is an old Word file (.doc) or locked with a password; save it as a .docx."
            raise KindNotRead(name, trouble)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as broken:
            raise self._broken() from broken
        self._members = {info.filename: info for info in self._archive.infolist()}
        self._check()

    def _check(self) -> None:
        if len(self._members) > MOST_MEMBERS:
            trouble = f"is packed from {len(self._members)} pieces, far more than a document has."
            raise FileTooLarge(self.name, trouble)
        whole = sum(info.file_size for info in self._members.values())
        if whole > LARGEST_WHOLE:
            trouble = f"would unpack to {whole // 1_000_000} MB; it was not opened."
            raise FileTooLarge(self.name, trouble)
        if any(info.flag_bits & 1 for info in self._members.values()):
            trouble = "is locked with a password; save it without one."
            raise KindNotRead(self.name, trouble)

    def _broken(self) -> FileBroken:
        return FileBroken(self.name, "is no whole Word document: its package is damaged.")

    def has(self, part: str) -> bool:
        return part in self._members

    def read(self, part: str, *, most: int = LARGEST_PART) -> bytes:
        """A member's bytes, counted while they are unpacked: a package may lie about sizes."""
        chunks: list[bytes] = []
        left = most
        try:
            with self._archive.open(self._members[part]) as member:
                while chunk := member.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        trouble = (
                            f"holds a part of more than {most // 1_000_000} MB; it was not read."
                        )
                        raise FileTooLarge(self.name, trouble)
                    chunks.append(chunk)
        except _BROKEN as broken:
            raise self._broken() from broken
        return b"".join(chunks)

    def xml(self, part: str) -> etree._Element | None:
        """A part as a tree in the usual namespaces; None when it is missing.

        Nothing outside the part is read, and entities of its own are refused.
        """
        if part not in self._members:
            return None
        content = self.read(part)
        for strict, usual in STRICT.items():
            content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, huge_tree=False,
        )  # fmt: skip
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as broken:
            if "depth" in str(broken):
                trouble = "nests its parts inside each other beyond any real document."
                raise NestedTooDeeply(self.name, trouble) from broken
            raise self._broken() from broken
        if root.getroottree().docinfo.internalDTD is not None:
            trouble = "holds entity definitions, which no word processor writes; it was not read."
            raise FileBroken(self.name, trouble)
        return root

    @cached_property
    def document(self) -> str:
        """The name of the main part."""
        targets = self.relations("").values()
        named = (target for kind, target in targets if kind == "officeDocument")
        part = next((target for target in named if self.has(target)), "word/document.xml")
        if not self.has(part):
            trouble = "is a packed file without a Word document in it."
            raise FileBroken(self.name, trouble)
        return part

    def beside(self, kind: str) -> str:
        """The part of that kind (`footnotes`, `styles`) that the document names."""
        for found, target in self.relations(self.document).values():
            if found == kind and self.has(target):
                return target
        return posixpath.join(posixpath.dirname(self.document), f"{kind}.xml")

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relationship of a part; targets inside are members' names."""
        root = self.xml(relations_of(part))
        relations: dict[str, tuple[str, str]] = {}
        if root is None:
            return relations
        for each in root.iter(_RELATIONSHIP):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                folder = "" if target.startswith("/") else posixpath.dirname(part)
                target = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
            kind = each.get("Type", "").rpartition("/")[2]
            relations[each.get("Id", "")] = (kind, target)
        return relations

    def picture(self, part: str) -> bytes:
        """A picture's bytes; empty when it is missing or too large."""
        info = self._members.get(part)
        if info is None or info.file_size > pictures.LARGEST:
            return b""
        return self.read(part, most=pictures.LARGEST)


def relations_of(part: str) -> str:
    """The name of the part that holds another one's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
