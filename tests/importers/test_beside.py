"""Pictures beside a file come in with it, and nothing from anywhere else does."""

from pathlib import Path

import pytest

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Manuscript
from octavo.importers import beside
from octavo.importers.beside import pictures_beside

PNG = b"\x89PNG\r\n\x1a\n and so on"


def found(source: str, folder: Path) -> dict[str, bytes]:
    article = Manuscript(headline="Sheets", lead_image=Figure(source=source))
    return pictures_beside(article, folder=folder)


@pytest.mark.parametrize("place", ["sheet.png", "pictures/sheet.png"])
def test_a_picture_in_the_folder_or_among_its_pictures_is_found(tmp_path, place):
    (tmp_path / "pictures").mkdir()
    (tmp_path / place).write_bytes(PNG)

    assert found("sheet.png", tmp_path) == {"sheet.png": PNG}


@pytest.mark.parametrize("source", ["../out.png", "/etc/hostname", "", "a\0b", "missing.png"])
def test_nothing_outside_the_folder_is_read(tmp_path, source):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "out.png").write_bytes(PNG)

    assert found(source, folder) == {}


def test_a_link_that_leads_out_is_not_followed(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "out.png").write_bytes(PNG)
    (folder / "sheet.png").symlink_to(tmp_path / "out.png")

    assert found("sheet.png", folder) == {}


def test_what_is_no_picture_or_too_large_is_left(tmp_path, monkeypatch):
    (tmp_path / "words.png").write_bytes(b"words")
    (tmp_path / "sheet.png").write_bytes(PNG)
    monkeypatch.setattr(beside, "LARGEST", 10)

    assert found("words.png", tmp_path) == found("sheet.png", tmp_path) == {}
