"""A document that is broken, locked or a trap ends in a sentence that says which."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from tests.importers.word import document, paragraph, part

from octavo.importers import docx
from octavo.importers.errors import (
    CopyUnreadable,
    FileBroken,
    FileEmpty,
    FileTooLarge,
    KindNotRead,
    NestedTooDeeply,
)

LINE = "The harbour clock at Vell has been wrong for eleven years, and nobody can say who decided."
WHOLE = document(paragraph(LINE) * 5)
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    + part("document", "<w:body><w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p></w:body>").partition("?>")[
        2
    ]
)
DEEP = "<w:sdt><w:sdtContent>" * 2_000 + paragraph(LINE) + "</w:sdtContent></w:sdt>" * 2_000

TRAPS = {
    "no package": (b"PK\x03\x04 nothing", FileBroken, "damaged"),
    "cut off": (WHOLE[: len(WHOLE) // 2], FileBroken, "damaged"),
    "old Word or locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
        KindNotRead,
        "password",
    ),
    "no words": (document(""), FileEmpty, "without any words"),
    "no XML": (document("", parts={"word/document.xml": "<w:document"}), FileBroken, "damaged"),
    "entities": (document("", parts={"word/document.xml": ENTITIES}), FileBroken, "entity"),
    "nested": (document(DEEP), NestedTooDeeply, "inside each other"),
    "a large part": (document(paragraph("a" * 9_000_000)), FileTooLarge, "more than 8 MB"),
    "a large whole": (
        document(paragraph(LINE), parts={"word/media/a.png": bytes(401_000_000)}),
        FileTooLarge,
        "401 MB",
    ),
}


@pytest.mark.parametrize(("content", "trouble", "said"), TRAPS.values(), ids=TRAPS.keys())
def test_a_trap_is_named_for_what_it_is(content, trouble, said):
    with pytest.raises(trouble, match=f"“copy.docx” .*{said}"):
        docx.read(content, name="copy.docx")


def test_what_points_nowhere_is_taken_out_and_the_words_stay():
    dangling = (
        f'<w:p><w:hyperlink r:id="nope"><w:r><w:t>{LINE}</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:drawing><a:blip '
        'r:embed="nope"/></w:drawing></w:r></w:p>'
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="wide"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    )

    raw = docx.read(document(dangling), name="a.docx")

    assert [block.inlines[0].text for block in raw.blocks] == [LINE]


def test_no_damage_ends_in_anything_but_a_sentence():
    chance = random.Random(7)
    for _ in range(150):
        damaged = bytearray(WHOLE)
        for _ in range(3):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        with suppress(CopyUnreadable):  # any other exception fails the test
            docx.read(bytes(damaged), name="a.docx")
