"""A file is what its bytes say, and only then what its name says."""

import pytest

from octavo.importers.errors import KindNotRead
from octavo.importers.kinds import kind_of

MAIL = b"Received: from a\nMessage-ID: <1@a>\nFrom: a@b.example\nSubject: x\n\nHello"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("copy.txt", b"The Swans\n\nThey came.", "text"),
        ("copy", b"The Swans", "text"),
        ("copy.txt", b"<!DOCTYPE html><html><body>x", "html"),
        ("copy.html", b"x", "html"),
        ("copy", b"  <article><p>x</p></article>", "html"),
        ("copy.md", b"# The Swans", "markdown"),
        ("copy.txt", b"---\ntitle: The Swans\n---\nThey came.", "markdown"),
        ("copy.docx", b"PK\x03\x04...word/document.xml", "docx"),
        ("copy.txt", b"PK\x03\x04...word/document.xml", "docx"),
        ("copy.eml", MAIL, "mail"),
        ("copy.txt", MAIL, "mail"),
        ("copy.json", b'{"version": 1}', "manuscript"),
        ("copy.txt", b"From: Ada\nSubject: The Swans\n\nThey came.", "text"),
    ],
)
def test_the_kind_is_told(name, content, kind):
    assert kind_of(content, name=name) == kind


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1 x}", "a rich text (RTF) file"),
        (b"\xd0\xcf\x11\xe0", "an old Word"),
        (b"PK\x03\x04 pictures", "a packed (ZIP) file"),
    ],
)
def test_what_no_reader_takes_is_called_by_its_name(content, called):
    with pytest.raises(KindNotRead, match=r"“copy\.xyz” is") as refused:
        kind_of(content, name="copy.xyz")

    assert called in str(refused.value)
