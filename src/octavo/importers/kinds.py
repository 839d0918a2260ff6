"""Which kind of file this is, from its bytes first and its name second."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from octavo.importers.errors import KindNotRead

Kind = Literal["text", "html", "markdown", "docx", "mail", "manuscript"]
KINDS: tuple[Kind, ...] = ("text", "html", "markdown", "docx", "mail", "manuscript")

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
}

# Kinds that people bring and no reader takes: how the bytes begin, and what to call them.
_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TAKEN = "Octavo reads text, HTML, Markdown, Word (.docx), e-mail and its own manuscript JSON"

_HTML_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype html|\?xml|html|head|body|main|article|section|div|p|h[1-6]|span|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]")
_MAIL_SURE = {b"received", b"message-id", b"mime-version", b"return-path", b"x-mailer"}
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_][\w-]*[ \t]*:")


def kind_of(content: bytes, *, name: str) -> Kind:
    """Say which reader takes this file; raise `KindNotRead` when none does.

    What the bytes plainly are counts before what the name says: a Word file called `.txt` is a
    Word file. Text without any sign of its own goes by its name.
    """
    head = content[:4096]
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(content, name=name)
    for start, called in _NOT_READ:
        if head.startswith(start):
            trouble = f"is {called}; {_TAKEN}."
            raise KindNotRead(name, trouble)
    suffix = PurePath(name).suffix.lower()
    if _is_manuscript(content, suffix=suffix):
        return "manuscript"
    if _is_mail(head, suffix=suffix):
        return "mail"
    if by_name := _BY_SUFFIX.get(suffix):
        return _corrected(by_name, head)
    if _HTML_START.match(_without_bom(head)):
        return "html"
    return "markdown" if _FRONT_MATTER.match(head) else "text"


def _kind_of_package(content: bytes, *, name: str) -> Kind:
    is_called_so = _BY_SUFFIX.get(PurePath(name).suffix.lower()) == "docx"
    if b"word/" in content or is_called_so:
        return "docx"
    trouble = f"is a packed (ZIP) file, but not a Word document; {_TAKEN}."
    raise KindNotRead(name, trouble)


def _corrected(by_name: Kind, head: bytes) -> Kind:
    """A saved page or a file with front matter is often called `.txt`."""
    if by_name != "text":
        return by_name
    if _HTML_START.match(_without_bom(head)):
        return "html"
    return "markdown" if _FRONT_MATTER.match(head) else "text"


def _without_bom(head: bytes) -> bytes:
    for bom in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].replace(b"\x00", b"")
    return head


def _is_manuscript(content: bytes, *, suffix: str) -> bool:
    start = _without_bom(content[:64]).lstrip()
    return start.startswith(b"{") and (suffix == ".json" or b'"blocks"' in content)


def _is_mail(head: bytes, *, suffix: str) -> bool:
    """Whether the file begins with the header fields that a mail program writes.

    A single `From:` and `Subject:` over a copied text are no mail format: the text reader knows
    them. It takes a field that only machines write.
    """
    if suffix in {".html", ".htm", ".md", ".markdown"}:
        return False
    names: set[bytes] = set()
    for line in head.splitlines():
        if not line.strip():
            break
        field = _MAIL_FIELD.match(line)
        if field:
            names.add(field.group(1).lower())
        elif not line.startswith((b" ", b"\t", b"From ", b">From ")):
            return False
    return bool(names & _MAIL_SURE) or {b"from", b"content-type"} <= names
