"""Reads a DOCX file: settles changes, styles and lists, lets mammoth convert, reads the HTML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from octavo.importers import pictures
from octavo.importers.copy import RawCopy, SetAside
from octavo.importers.docx import frames, letters, revisions
from octavo.importers.docx.conversion import converted
from octavo.importers.docx.names import found, tag, words_of
from octavo.importers.docx.numbering import Numbering
from octavo.importers.docx.package import Package, relations_of
from octavo.importers.docx.properties import read_properties
from octavo.importers.docx.repair import repair
from octavo.importers.docx.roles import RoleGiver
from octavo.importers.docx.styles import Styles
from octavo.importers.docx.tables import settle_tables
from octavo.importers.errors import FileEmpty
from octavo.importers.html.metadata import Facts
from octavo.importers.html.parsing import LIFTED
from octavo.importers.html.reading import read_tree

_NOTES = ("footnotes", "endnotes")


def read(content: bytes, *, name: str) -> RawCopy:
    """Parse the document; styles tell what is title, byline and so on, where it has any."""
    return _Reading(Package(content, name=name)).copy()


class _Reading:
    """One document on its way to copy."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.xml(package.beside("styles")))
        self.pictures: dict[str, bytes] = {}
        self.warnings: list[str] = []
        self.hidden: list[str] = []

    def copy(self) -> RawCopy:
        package = self.package
        document = package.xml(package.document)
        if document is None or not (body := found(document, "w:body")):
            raise FileEmpty(package.name, "is a Word document without any text.")
        notes = self._notes()
        self._settle(document, package.document, notes)
        frames.join_drop_caps(document)
        frames.lift_boxes(document)
        frames.lift_pictures(document)
        settle_tables(document, self.styles)
        main = letters.main_language(document, self.styles)
        spoken = letters.mark_languages(document, main)
        numbering = Numbering(package.xml(package.beside("numbering")), self.styles)
        roles = RoleGiver(body[0], self.styles, numbering).give()
        root = converted(
            self._packed({package.document: document} | notes),
            roles=roles,
            languages=spoken,
            has_headline=_has_headline(document),
            name=package.name,
            pictures=self._source,
        )
        properties = read_properties(package)
        facts = Facts(language=main)
        raw = read_tree(root, facts=facts, pictures=self.pictures)
        if not (raw.blocks or raw.hints.headline or raw.hints.lead_image):
            raise FileEmpty(package.name, "is a Word document without any words.")
        return self._with_rest(raw, properties.warnings(raw, document))

    def _notes(self) -> dict[str, etree._Element]:
        """The parts with footnotes and endnotes, settled."""
        parts: dict[str, etree._Element] = {}
        for kind in _NOTES:
            part = self.package.beside(kind)
            if (root := self.package.xml(part)) is not None:
                self._settle(root, part, {})
                parts[part] = root
        return parts

    def _settle(self, root: etree._Element, part: str, notes: dict[str, etree._Element]) -> None:
        """What every part needs: nothing dangling, changes accepted, runs plain."""
        known = {
            (kind, each.get(tag("w:id"), ""))
            for kind in ("footnote", "endnote")
            for inside in notes.values()
            for each in inside.iter(tag(f"w:{kind}"))
        }
        repair(root, relations=self.package.relations(part), notes=known)
        revisions.accept_changes(root)
        self.hidden.extend(revisions.drop_hidden(root))
        frames.settle_alternatives(root)
        letters.settle_letters(root, self.styles)

    def _packed(self, parts: dict[str, etree._Element]) -> bytes:
        """The settled parts as a small package for mammoth: no styles, no lists, no comments."""
        package = self.package
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for part in ("[Content_Types].xml", relations_of(""), *map(relations_of, parts)):
                if (root := package.xml(part)) is not None:
                    archive.writestr(part, etree.tostring(root))
            for part, root in parts.items():
                archive.writestr(part, etree.tostring(root))
            for part, picture in self._pictures_of(parts):
                archive.writestr(part, picture)
        return packed.getvalue()

    def _pictures_of(self, parts: dict[str, etree._Element]) -> Iterator[tuple[str, bytes]]:
        """The pictures that the parts show, each once, as far as the limits allow."""
        room = pictures.MOST
        seen: set[str] = set()
        for part in parts:
            for kind, target in self.package.relations(part).values():
                if kind != "image" or target in seen or not self.package.has(target):
                    continue
                seen.add(target)
                picture = self.package.picture(target)
                if not picture or len(picture) > room:
                    self.warnings.append(
                        f"The picture {posixpath.basename(target)} is too large; it was left out."
                    )
                    continue
                room -= len(picture)
                yield target, picture

    def _source(self, image: Any) -> dict[str, str]:
        """What an image's `src` is: the name under which its bytes are handed on."""
        try:
            with image.open() as opened:
                picture = opened.read()
        except (KeyError, ValueError, OSError):
            self.warnings.append("A picture is not in the file and must be supplied.")
            return {"src": ""}
        if name := pictures.picture_name(picture):
            self.pictures[name] = picture
            return {"src": LIFTED + name}
        kind = str(image.content_type or "").rpartition("/")[2] or "unknown"
        self.warnings.append(f"A picture of the kind {kind} cannot be shown and must be supplied.")
        return {"src": ""}

    def _with_rest(self, raw: RawCopy, warnings: list[str]) -> RawCopy:
        """The copy with what the document holds besides its text."""
        hidden = (SetAside(words, "hidden text") for words in self.hidden)
        return replace(
            raw,
            set_aside=(*raw.set_aside, *hidden, *self._comments(), *self._margins()),
            warnings=tuple(dict.fromkeys((*self.warnings, *warnings, *raw.warnings))),
        )

    def _comments(self) -> Iterator[SetAside]:
        root = self.package.xml(self.package.beside("comments"))
        for comment in [] if root is None else root.iter(tag("w:comment")):
            if words := " ".join(words_of(comment).split()):
                author = comment.get(tag("w:author"), "")
                yield SetAside(words, f"a comment by {author}" if author else "a comment")

    def _margins(self) -> Iterator[SetAside]:
        """The running heads and feet of the printed pages, each once."""
        seen: set[str] = set()
        for kind, target in self.package.relations(self.package.document).values():
            if kind in ("header", "footer") and (root := self.package.xml(target)) is not None:
                lines = (words_of(each).strip() for each in root.iter(tag("w:p")))
                words = "\n".join(line for line in lines if line)
                if words and words not in seen:
                    seen.add(words)
                    yield SetAside(words, "the head or foot of the printed page")


def _has_headline(document: etree._Element) -> bool:
    return bool(found(document, ".//w:pStyle[@w:val='octavo-headline']"))
