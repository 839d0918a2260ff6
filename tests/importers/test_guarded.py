"""Risky files die alone: the process that reads them is replaced, and the next file is read."""

import os
import signal
import zipfile
from io import BytesIO

import pytest

from octavo.importers import guarded, packages
from octavo.importers.errors import FileBroken, FileTooLarge, ReadingGaveOut
from octavo.importers.reading import read_bytes

PAGE = b"<html><body><h1>The Swans</h1><p>By Ada Fox</p><p>" + b"They came in March. " * 30


@pytest.fixture
def fresh_process():
    guarded.stop()
    yield guarded._PROCESS
    guarded.stop()


def a_package(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def test_one_process_reads_many_files(fresh_process):
    read_bytes(PAGE, name="one.html")
    first = fresh_process._running.pid
    read_bytes(PAGE, name="two.html")

    assert fresh_process._running.pid == first


def test_a_process_that_was_killed_is_replaced(fresh_process):
    read_bytes(PAGE, name="one.html")
    os.kill(fresh_process._running.pid, signal.SIGKILL)
    fresh_process._running.wait()

    assert read_bytes(PAGE, name="two.html").manuscript.headline == "The Swans"


def test_a_file_that_takes_too_long_is_given_up(fresh_process, monkeypatch):
    monkeypatch.setattr(guarded, "MOST_SECONDS", 0)

    with pytest.raises(ReadingGaveOut, match=r"“slow\.html” could not be read"):
        guarded.read(PAGE, name="slow.html", kind="html")


def test_a_file_that_takes_too_much_memory_is_given_up(fresh_process, monkeypatch):
    monkeypatch.setattr(guarded, "MOST_RESIDENT", 1)

    with pytest.raises(ReadingGaveOut, match="more time or memory"):
        guarded.read(PAGE * 200, name="large.html", kind="html")


def test_a_package_is_measured_by_what_it_unpacks_to(monkeypatch):
    monkeypatch.setattr(packages, "MOST_MARKUP", 100_000)
    bomb = a_package(word__document_xml=b" " * 200_000)

    with pytest.raises(FileTooLarge, match=r"“bomb\.docx” unpacks to more"):
        packages.check_package(bomb, name="bomb.docx")


def test_a_package_that_lies_about_its_size_is_still_measured(monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED", 150_000)
    bomb = a_package(picture=b" " * 200_000)
    lying = bomb.replace((200_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises((FileTooLarge, FileBroken)):
        packages.check_package(lying, name="bomb.docx")


def test_a_damaged_package_is_called_damaged():
    with pytest.raises(FileBroken, match=r"“cut\.docx” is damaged"):
        packages.check_package(a_package(word__document_xml=b"x")[:-30], name="cut.docx")
