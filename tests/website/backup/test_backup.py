"""A backup holds the whole magazine while others write, and comes back on an empty machine."""

import io
import json
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.installation import Installation

pytestmark = pytest.mark.alone


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """A magazine with a database and two files."""
    made = Installation(tmp_path / "data")
    made.prepare()
    (made.folder / "media").mkdir()
    (made.folder / "media" / "cover.png").write_bytes(b"a cover")
    (made.folder / "static").mkdir(exist_ok=True)
    (made.folder / "static" / "site.css").write_text("body {}")
    return made


@contextmanager
def a_writer(installation: Installation):
    """Somebody who adds and deletes files all the time."""
    module = "tests.website.backup.writer_for_tests"
    command = [sys.executable, "-m", module]
    writer = subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE)
    try:
        assert writer.stdout.readline() == b"writing\n"
        yield
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()


def names_in(archive: Path) -> set[str]:
    with tarfile.open(archive) as tar:
        return set(tar.getnames())


def test_a_backup_during_work_has_every_file_that_its_database_names(installation, tmp_path):
    archive = tmp_path / "backup.tar"
    with a_writer(installation):
        for _ in range(3):
            archive.unlink(missing_ok=True)
            done = installation.octavo("backup", archive, "--json")

            assert done.returncode == 0, done.stderr
            assert json.loads(done.stdout)["missing"] == []
            with tarfile.open(archive) as tar:
                tar.extract("database.sqlite3", tmp_path, filter="data")
            with sqlite3.connect(tmp_path / "database.sqlite3") as copy:
                named = {
                    f"media/{name}"
                    for (name,) in copy.execute("SELECT file FROM wagtaildocs_document")
                }
            assert named
            assert named <= names_in(archive)


def test_a_magazine_comes_back_on_an_empty_machine(installation, tmp_path):
    archive = tmp_path / "backup.tar"
    assert installation.octavo("backup", archive).returncode == 0
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "static/site.css" not in names_in(archive)
    elsewhere = Installation(tmp_path / "elsewhere")

    restored = elsewhere.octavo("restore", archive, "--json")

    assert restored.returncode == 0, restored.stderr
    assert json.loads(restored.stdout)["folder"] == str(elsewhere.folder)
    assert (elsewhere.folder / "media" / "cover.png").read_bytes() == b"a cover"
    key = elsewhere.folder / "secret-key"
    assert key.read_text() == (installation.folder / "secret-key").read_text()
    assert key.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in elsewhere.folder.iterdir()} == {
        "media",
        "octavo.sqlite3",
        "secret-key",
    }
    with elsewhere.serving():
        assert elsewhere.get()[0] == 200


def test_a_restore_refuses_to_write_over_anything(installation, tmp_path):
    archive = tmp_path / "backup.tar"
    installation.octavo("backup", archive)

    refused = installation.octavo("restore", archive)

    assert refused.returncode == 1
    assert "is not empty: it holds" in refused.stderr


def spoilt(archive: Path, change) -> None:
    archive.write_bytes(change(archive.read_bytes()))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda tar: tar[: len(tar) // 2], "not a whole backup"),
        (lambda tar: tar.replace(b"a cover", b"a c0ver"), "media/cover.png is not what was"),
        (lambda tar: b"", "not a whole backup"),
        (lambda tar: b"no tar" * 1000, "not a whole backup"),
    ],
)
def test_a_damaged_archive_touches_nothing(installation, tmp_path, change, sentence):
    archive = tmp_path / "backup.tar"
    installation.octavo("backup", archive)
    spoilt(archive, change)
    elsewhere = Installation(tmp_path / "elsewhere")

    refused = elsewhere.octavo("restore", archive)

    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert not list(elsewhere.folder.iterdir())


def test_an_archive_cannot_write_outside_the_folder(tmp_path):
    archive = tmp_path / "evil.tar"
    manifest = {"format": 1, "database": "sqlite", "octavo": "0", "made_at": "", "files": {}}
    with tarfile.open(archive, "w") as tar:
        for name, content in (("../evil", b"x"), ("manifest.json", json.dumps(manifest).encode())):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    elsewhere = Installation(tmp_path / "elsewhere")

    refused = elsewhere.octavo("restore", archive)

    assert "../evil, which no backup of Octavo has" in refused.stderr
    assert not (tmp_path / "evil").exists()


def test_a_backup_never_replaces_a_file(installation, tmp_path):
    (tmp_path / "backup.tar").write_text("last week's")

    refused = installation.octavo("backup", tmp_path / "backup.tar")

    assert refused.returncode == 1
    assert "exists already" in refused.stderr
    assert (tmp_path / "backup.tar").read_text() == "last week's"
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_is_gone_is_named_and_the_rest_is_kept(installation, tmp_path):
    with a_writer(installation):
        pass
    for path in (installation.folder / "media" / "documents").iterdir():
        path.unlink()

    done = installation.octavo("backup", tmp_path / "backup.tar")

    assert done.returncode == 0
    assert "Not in it, for it is not there: documents/sheet-1.txt." in done.stderr


def test_a_folder_gets_an_archive_with_a_dated_name(installation, tmp_path):
    done = installation.octavo("backup", tmp_path)

    assert done.returncode == 0
    assert len(list(tmp_path.glob("octavo-20*.tar"))) == 1


def test_an_archive_of_the_other_database_is_refused(installation, tmp_path):
    installation.octavo("backup", tmp_path / "backup.tar")
    settings = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nowhere"}
    elsewhere = Installation(tmp_path / "elsewhere", settings=settings)

    refused = elsewhere.octavo("restore", tmp_path / "backup.tar")

    assert "The archive holds a sqlite database" in refused.stderr
