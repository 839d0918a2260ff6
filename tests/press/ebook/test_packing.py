"""The file of a book: its order, its sameness, and no part of it torn."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from octavo.press.ebook.errors import PartTorn
from octavo.press.ebook.faces import chosen_for
from octavo.press.ebook.packing import pack

PARTS = {"package.opf": b"<package/>", "b.xhtml": b"<html/>", "a.jpg": b"bytes"}


def test_the_kind_of_file_comes_first_and_parts_lie_in_order():
    packed = pack(PARTS)

    book = ZipFile(BytesIO(packed))
    assert book.namelist() == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/a.jpg",
        "EPUB/b.xhtml",
        "EPUB/package.opf",
    ]
    assert packed[30:58] == b"mimetypeapplication/epub+zip"
    kinds = {entry.filename: entry.compress_type for entry in book.infolist()}
    assert kinds["mimetype"] == kinds["EPUB/a.jpg"] == ZIP_STORED
    assert kinds["EPUB/b.xhtml"] == ZIP_DEFLATED
    assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_order_in_which_parts_come_changes_nothing():
    assert pack(PARTS) == pack(dict(reversed(PARTS.items())))


def test_a_torn_part_is_named():
    with pytest.raises(PartTorn, match=r"b\.xhtml .*not well formed"):
        pack({**PARTS, "b.xhtml": b"<html>&bogus;</html>"})


def test_only_faces_that_are_used_are_in_the_book():
    plain, fuller = chosen_for("Fog"), chosen_for("<em>Žatec</em> <strong>Ngọc</strong> pull-quote")

    assert sorted(plain.files) == [
        "fonts/OFL-archivo.txt",
        "fonts/OFL-literata.txt",
        "fonts/archivo-88.woff2",
        "fonts/literata-display.woff2",
        "fonts/literata-text.woff2",
    ]
    added = set(fuller.files) - set(plain.files)
    assert {name for name in added if "text" in name} == {
        "fonts/literata-text-600-extended.woff2",
        "fonts/literata-text-600-further.woff2",
        "fonts/literata-text-600.woff2",
        "fonts/literata-text-extended.woff2",
        "fonts/literata-text-further.woff2",
        "fonts/literata-text-italic-extended.woff2",
        "fonts/literata-text-italic-further.woff2",
        "fonts/literata-text-italic.woff2",
    }
    assert all(content for content in fuller.files.values())
    assert plain.rules.count("@font-face") == 3


def test_files_of_the_disk_go_in_as_they_are_behind_the_parts(tmp_path):
    sound = tmp_path / "tone"
    sound.write_bytes(b"tone" * 1_000_000)

    packed = pack(PARTS, {"audio/b.m4a": sound, "audio/a.m4a": sound})

    book = ZipFile(BytesIO(packed))
    assert book.namelist()[-3:] == ["EPUB/package.opf", "EPUB/audio/a.m4a", "EPUB/audio/b.m4a"]
    assert book.read("EPUB/audio/a.m4a") == sound.read_bytes()
    last = book.infolist()[-1]
    assert (last.compress_type, last.date_time) == (ZIP_STORED, (1980, 1, 1, 0, 0, 0))
    assert pack(PARTS, {}) == pack(PARTS)
