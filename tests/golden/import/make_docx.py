"""Packs each case's `unpacked/` folder into its `source.docx`: `python make_docx.py`.

The parts are written by hand and kept as text, so that a person can read what a case holds. What
every DOCX needs besides (content types, the first relationships) is added here. The same parts
always give the same file.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

HERE = Path(__file__).parent
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_TYPES = "application/vnd.openxmlformats-package"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = (
    "document.main",
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
    "header",
    "footer",
)
ADDRESSES = "addresses.txt"  # where the links of the document lead, a1 first; no part of the DOCX
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(folder: Path) -> bytes:
    """The DOCX that the parts in a folder make."""
    parts = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    is_strict = b"purl.oclc.org" in parts["word/document.xml"]
    ready = {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": first_relationships(parts, STRICT if is_strict else TRANSITIONAL),
        "word/_rels/document.xml.rels": relationships(parts, STRICT if is_strict else TRANSITIONAL),
    }
    parts.pop(ADDRESSES, None)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in (ready | parts).items():
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content, compresslevel=9)
    return file.getvalue()


def content_types(parts: dict[str, bytes]) -> bytes:
    lines = [
        f'<Default Extension="rels" ContentType="{PACKAGE_TYPES}.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        '<Default Extension="png" ContentType="image/png"/>',
    ]
    for name in parts:
        kind = next((kind for kind in PARTS if name == f"word/{kind.partition('.')[0]}.xml"), "")
        if kind:
            lines.append(f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>')
    if "docProps/core.xml" in parts:
        core = f"{PACKAGE_TYPES}.core-properties+xml"
        lines.append(f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>')
    return element("Types", f"{PACKAGE}/content-types", lines)


def first_relationships(parts: dict[str, bytes], office: str) -> bytes:
    lines = [f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>']
    if "docProps/core.xml" in parts:
        kind = f"{PACKAGE}/relationships/metadata/core-properties"
        lines.append(f'<Relationship Id="r2" Type="{kind}" Target="docProps/core.xml"/>')
    return element("Relationships", f"{PACKAGE}/relationships", lines)


def relationships(parts: dict[str, bytes], office: str) -> bytes:
    """The document's own: one to each part beside it, its pictures, and the addresses it names."""
    lines = [
        f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{kind}.xml"/>'
        for kind in PARTS[1:]
        if f"word/{kind}.xml" in parts
    ]
    for name in parts:
        if name.startswith("word/media/"):
            target = name.removeprefix("word/")
            stem = Path(name).stem
            lines.append(f'<Relationship Id="{stem}" Type="{office}/image" Target="{target}"/>')
    for number, address in enumerate(parts.get(ADDRESSES, b"").decode().split(), start=1):
        where = f'Target={quoteattr(address)} TargetMode="External"'
        lines.append(f'<Relationship Id="a{number}" Type="{office}/hyperlink" {where}/>')
    return element("Relationships", f"{PACKAGE}/relationships", lines)


def element(name: str, namespace: str, lines: list[str]) -> bytes:
    opening = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{namespace}">'
    return "\n".join([opening, *lines, f"</{name}>\n"]).encode()


def made(folder: Path = HERE) -> Iterator[tuple[Path, bytes]]:
    """Each DOCX of the corpus and the bytes it should have."""
    for unpacked in sorted(folder.glob("*/unpacked")):
        yield unpacked.parent / "source.docx", packed(unpacked)


if __name__ == "__main__":
    for path, content in made():
        path.write_bytes(content)
        sys.stdout.write(f"{path.parent.name}: {len(content)} bytes\n")
