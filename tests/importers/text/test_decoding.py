"""The characters of a file are those its writer saw."""

import pytest

from octavo.importers.text.decoding import decode, decoded

ENGLISH = "Title\n\n“Café” – it’s the old quay’s, she said, and the naïve crew agreed…\n"
RUSSIAN = "Лебеди прилетают каждую зиму, и никто их не считает, кроме одного старика на молу.\n"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"]
)
def test_english_reads_the_same_in_every_charset(charset):
    assert decoded(ENGLISH.encode(charset)) == ENGLISH


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "koi8-r"])
def test_russian_reads_the_same_in_every_charset(charset):
    assert decoded((RUSSIAN * 3).encode(charset)) == RUSSIAN * 3


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_is_a_line_feed(ends):
    assert decoded(f"one{ends}two".encode()) == "one\ntwo"


def test_utf_16_without_its_mark_is_known_by_its_noughts():
    assert decoded("Plain words, nothing else.".encode("utf-16-le")) == "Plain words, nothing else."


def test_characters_encoded_twice_are_mended_and_quotes_stay_curly():
    found = decode("It’s “old”".encode().decode("latin-1").encode())

    assert found.text == "It’s “old”"
    assert found.warnings == ("Characters that had been encoded twice were mended.",)


def test_a_stray_byte_does_not_spoil_the_rest():
    content = "“Café”, ".encode() * 9 + "café".encode("cp1252")

    assert decoded(content).endswith("café")


def test_text_that_still_is_quoted_printable_is_read():
    content = b"It=E2=80=99s the quay=\n, she said, and the crew =\nagreed=E2=80=A6"

    assert decoded(content) == "It’s the quay, she said, and the crew agreed…"


def test_what_nobody_sees_is_gone_and_ligatures_are_letters():
    assert decoded("di\ufb03cult\u200b\ufeff &amp; new".encode()) == "difficult & new"
