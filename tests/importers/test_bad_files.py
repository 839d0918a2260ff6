"""A bad file is named with its trouble, the others go on, and nothing grows without bounds."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from octavo.importers.reading import read_bytes, read_paths

GOOD = """The good one

By Ada Fox

It has a paragraph of its own, long enough to be told from a heading or a caption by anybody.

And it has another one, so that there is a text to speak of and not only a line.
"""
MOST_MEMORY = 500_000_000  # bytes, of any process that takes part
CONTENT_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""

# Runs the command and prints the largest memory of itself and its children.
MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
print(done.stdout)
"""


def package(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def bomb() -> bytes:
    """A small package whose document unpacks to a gigabyte."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as document:
            block = b"<w:p/>" * 170_000
            for _turn in range(1000):
                document.write(block)
    return written.getvalue()


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n \t", "holds no words"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "picture"),
    "paper.pdf": (b"%PDF-1.7\n" + b"\x00" * 100, "PDF"),
    "broken.docx": (b"PK\x03\x04 word/ and then nothing", ""),
    "no-document.docx": (package({"word/styles.xml": b"<w/>"}), ""),
    "not-xml.docx": (package({"word/document.xml": b"<w:document><w:body>"}), ""),
    "nested.html": (b"<html><body>" + b"<div>" * 50_000 + b"x", ""),
    "empty.html": (b"<html><body></body></html>", "holds no words"),
    "broken.json": (b'{"blocks": [', ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_sentence_with_its_name(name):
    content, trouble = BAD[name]

    read = read_bytes(content, name=name)

    assert read.manuscript is None
    assert f"“{name}”" in read.error
    assert trouble in read.error
    assert read.error.endswith(".")
    assert "Error" not in read.error
    assert "Traceback" not in read.error


def test_the_other_files_go_on(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.docx").write_bytes(BAD["broken.docx"][0])
    (tmp_path / "c.txt").write_text(GOOD)
    empty = tmp_path / "empty"
    empty.mkdir()

    paths = [
        tmp_path / "a.txt",
        tmp_path / "gone.txt",
        empty,
        tmp_path / "b.docx",
        tmp_path / "c.txt",
    ]
    read = list(read_paths(paths))

    assert [bool(one.error) for one in read] == [False, True, True, True, False]
    assert "gone.txt” is not there" in read[1].error
    assert "empty” is a folder without any file" in read[2].error


def test_a_file_in_a_wrong_encoding_is_read_all_the_same():
    read = read_bytes(GOOD.replace("Ada", "Zoë").encode("cp1252"), name="a.txt")

    assert read.manuscript.bylines[0].name == "Zoë Fox"


def test_scripts_and_handlers_never_come_through():
    page = (
        "<html><body><article><h1>Dues</h1><p onclick='steal()'>One <a href='javascript:steal()'>"
        "link</a> and a long enough line of words to be the text of an article here.</p>"
        "<script>steal()</script><p>Two, with <img src=x onerror='steal()'> nothing in it but "
        "words that go on for long enough to be counted as a paragraph.</p></article></body></html>"
    )

    read = read_bytes(page.encode(), name="a.html")

    assert "steal" not in repr(read.manuscript)
    assert "javascript" not in repr(read.manuscript)


@pytest.mark.alone
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("large.txt", lambda: b"A line of words that goes on.\n" * 1_800_000),
        ("one-line.txt", lambda: b"a" * 20_000_000),
        ("large.html", lambda: b"<p>" + b"word " * 10_000_000),
        ("bomb.docx", bomb),
    ],
)
def test_a_huge_file_is_refused_within_bounds(tmp_path, name, make):
    (tmp_path / name).write_bytes(make())
    (tmp_path / "good.txt").write_text(GOOD)
    octavo = Path(sys.executable).with_name("octavo")
    command = [octavo, "import", tmp_path / name, tmp_path / "good.txt", "--dry-run", "--json"]

    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], capture_output=True, text=True, timeout=600
    )

    memory, _, printed = done.stdout.partition("\n")
    bad, good = json.loads(printed)
    assert good["headline"] == "The good one"
    assert bad["error"] is None or name in bad["error"]
    assert int(memory) < MOST_MEMORY
    if name != "one-line.txt":
        assert bad["error"] is not None
