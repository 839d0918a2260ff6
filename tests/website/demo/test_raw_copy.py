"""The raw copy that the tutorial imports is read as the tutorial says."""

from datetime import date

import pytest

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.measuring import block_text
from octavo.importers.reading import read_bytes
from octavo.website.demo.content_files import CONTENT


@pytest.fixture
def pasted():
    name = "pasted-from-a-web-page.txt"
    return read_bytes((CONTENT / "raw" / name).read_bytes(), name=name)


def test_the_head_of_the_pasted_page_is_found(pasted):
    found = pasted.manuscript

    assert found.headline == "The clock that would not hurry"
    assert found.standfirst.startswith("Noon comes to Lannock nine minutes late.")
    link = "https://ostrelgazette.example/authors/harriet-moor"
    assert found.bylines == (Byline("Harriet Moor", "", link),)
    assert found.published_on == date(2026, 11, 3)
    assert found.lead_image.credit == "Jens Aarden"
    assert found.section == "culture"


def test_the_page_s_furniture_is_set_aside_and_its_sentence_whole_again(pasted):
    body = "\n".join(block_text(block) for block in pasted.manuscript.blocks)
    aside = "\n".join(piece.text for piece in pasted.set_aside)

    for words in ("Share on Facebook", "The bell that was sold twice", "Support the Gazette"):
        assert words in aside
        assert words not in body
    assert "By Harriet Moor" not in body


@pytest.mark.parametrize("name", ["an-e-mail.eml", "a-markdown-file.md"])
def test_the_other_raw_files_are_read_too(name):
    read = read_bytes((CONTENT / "raw" / name).read_bytes(), name=name)

    assert read.error is None
    assert read.manuscript.headline
    assert read.manuscript.bylines
