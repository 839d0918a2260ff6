"""Files of editions are there whole, under the hash of their bytes, once."""

import pytest
from django.core.files.base import ContentFile

from octavo.press import store
from octavo.press.store import WholeFiles


@pytest.fixture
def shelf(settings, tmp_path):
    """A store of its own."""
    editions = {"BACKEND": "octavo.press.store.WholeFiles", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "editions": editions}
    return store.shelf()


def test_a_file_is_named_by_its_bytes(shelf, tmp_path):
    name, digest = store.keep(b"pages", ending="pdf")

    assert name == f"{digest[:2]}/{digest}.pdf"
    assert (tmp_path / name).read_bytes() == b"pages"
    assert [path.name for path in tmp_path.rglob("*.*")] == [f"{digest}.pdf"]


def test_the_same_bytes_are_one_file(shelf, tmp_path):
    first = store.keep(b"pages", ending="pdf")
    written = (tmp_path / first[0]).stat().st_ino

    assert store.keep(b"pages", ending="pdf") == first
    assert (tmp_path / first[0]).stat().st_ino == written


def test_a_file_that_cannot_be_written_leaves_nothing(shelf, tmp_path, monkeypatch):
    """The disk is full: here the folder of the file is a file."""
    digest_folder = store.keep(b"pages", ending="pdf")[0][:2]
    (tmp_path / "aa").write_text("in the way")

    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        shelf.save("aa/x.pdf", ContentFile(b"more"))

    assert {path.name for path in tmp_path.iterdir()} == {digest_folder, "aa"}


def test_only_what_was_left_long_ago_is_swept(tmp_path):
    part = tmp_path / "ab" / "x.pdf.1234.part"
    part.parent.mkdir()
    part.write_bytes(b"half")
    shelf = WholeFiles(location=tmp_path)

    assert shelf.sweep() == 0
    assert shelf.sweep(now=part.stat().st_mtime + 2 * store.ABANDONED_AFTER) == 1
    assert not part.exists()
