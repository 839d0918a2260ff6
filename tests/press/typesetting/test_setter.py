"""Pages are set apart, from one issue's folder, within limits."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest
from tests.press.typesetting.designs import a_design

from octavo.press.typesetting.errors import NameRefused, TypesettingFailed, TypesettingGaveOut
from octavo.press.typesetting.setter import Limits, Typesetter

WORDS = {"texts": ["The swans came in March."]}
ENDLESS = "#for a in range(100000) { for b in range(100000) { let c = a * b } }"


@pytest.fixture
def design(tmp_path):
    return a_design(tmp_path / "design")


def test_a_page_is_set_marked_and_drawn(design):
    with Typesetter(design=design, form="proof") as setter:
        setter.set(WORDS)

        assert setter.marks() == [{"form": "proof", "page": 1}]
        assert setter.pdf().startswith(b"%PDF-1.7")
        assert setter.page_picture(1).startswith(b"\x89PNG")


def test_a_changed_document_is_set_again(design):
    with Typesetter(design=design) as setter:
        setter.set(WORDS)
        before = setter.pdf()
        setter.set({"texts": ["The swans went in April."]})
        changed = setter.pdf()
        setter.set(WORDS)

        assert changed != before
        assert setter.pdf() == before


def test_two_processes_make_the_same_bytes(design):
    with Typesetter(design=design) as one, Typesetter(design=design) as other:
        one.set(WORDS)
        other.set(WORDS)

        assert one.process_id != other.process_id
        assert one.pdf(standards=["a-2b"]) == other.pdf(standards=["a-2b"])


def test_text_that_looks_like_markup_stands_as_it_is(design):
    with Typesetter(design=design) as setter:
        setter.set({"texts": ['#panic("no") $x$ \\ *bold* ]', '"}#read("/etc/passwd")']})

        assert setter.pdf(tagged=False).startswith(b"%PDF")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "../../../../etc/passwd"])
def test_nothing_outside_the_issue_is_read(design, name):
    with Typesetter(design=design) as setter:
        setter.set({"texts": [], "read": name})

        with pytest.raises(TypesettingFailed) as failed:
            setter.pdf()

    assert "octavo-issue-" not in str(failed.value)


def test_a_link_in_a_design_leads_nowhere(design, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (design / "link.txt").symlink_to(tmp_path / "secret.txt")
    (design / "folder").symlink_to(tmp_path)

    with Typesetter(design=design) as setter:
        for name in ("link.txt", "folder/secret.txt"):
            setter.set({"texts": [], "read": name})
            with pytest.raises(TypesettingFailed, match="file not found"):
                setter.pdf()


@pytest.mark.parametrize("name", ["../out.png", "/etc/out.png", "a/../../b.png", "", "a\\b", "."])
def test_a_picture_whose_name_leads_out_is_refused(design, tmp_path, name):
    (tmp_path / "swan.png").write_bytes(b"swan")

    with pytest.raises(NameRefused, match="no name that a file of an issue can have"):
        Typesetter(design=design, pictures={name: tmp_path / "swan.png"})


def test_pictures_and_supplied_files_lie_in_folders_of_their_own(design, tmp_path):
    (tmp_path / "swan").write_text("swan")

    with Typesetter(
        design=design,
        pictures={"deep/swan.png": tmp_path / "swan"},
        supplied={"ad.pdf": tmp_path / "swan"},
    ) as setter:
        for name in ("pictures/deep/swan.png", "supplied/ad.pdf"):
            setter.set({"texts": [], "read": name})
            assert setter.marks()


def test_a_picture_that_is_gone_is_named(design, tmp_path):
    with pytest.raises(TypesettingFailed, match=r"“swan\.png” cannot be read"):
        Typesetter(design=design, pictures={"swan.png": tmp_path / "gone.png"})


def test_a_designers_own_file_stands_in_for_the_house_s(design, tmp_path):
    own = a_design(tmp_path / "own", entry='#metadata((own: "yes")) <mark>')

    with Typesetter(design=design, overrides=own) as setter:
        setter.set(WORDS)

        assert setter.marks() == [{"own": "yes"}]


def test_a_design_without_an_entry_is_refused(tmp_path):
    (tmp_path / "design").mkdir()

    with pytest.raises(TypesettingFailed, match=r"no file “magazine\.typ”"):
        Typesetter(design=tmp_path / "design")


def test_a_mistake_in_a_template_is_told_and_the_next_document_is_set(design):
    with Typesetter(design=design) as setter:
        setter.set({"pages": []})
        with pytest.raises(TypesettingFailed, match="dictionary does not contain key"):
            setter.pdf()
        setter.set(WORDS)

        assert setter.marks()


def test_a_package_from_the_network_is_not_fetched(tmp_path):
    design = a_design(tmp_path / "design", entry='#import "@preview/cetz:0.3.0"')

    with Typesetter(design=design) as setter:
        setter.set(WORDS)
        with pytest.raises(TypesettingFailed, match="package"):
            setter.pdf()


@pytest.mark.parametrize("limits", [Limits(seconds=0.5), Limits(processor_seconds=1)])
def test_an_engine_that_takes_too_long_is_ended(tmp_path, limits):
    with Typesetter(design=a_design(tmp_path / "design", entry=ENDLESS), limits=limits) as setter:
        setter.set(WORDS)

        with pytest.raises(TypesettingGaveOut, match="more time or memory"):
            setter.pdf()


def test_an_engine_that_takes_too_much_memory_is_ended(tmp_path):
    entry = '#let s = "swan" * 1000\n#for n in range(40) { s = s + s }\n#s.len()'
    limits = Limits(memory=600_000_000)
    with Typesetter(design=a_design(tmp_path / "design", entry=entry), limits=limits) as setter:
        setter.set(WORDS)

        with pytest.raises(TypesettingGaveOut, match="more time or memory"):
            setter.pdf()


def test_a_killed_engine_is_a_plain_error_and_leaves_no_folder(design):
    with Typesetter(design=design) as setter:
        setter.set(WORDS)
        os.kill(setter.process_id, signal.SIGKILL)
        # It is gone before it is asked: the question stays in the pipe, and is let go with it.
        os.waitid(os.P_PID, setter.process_id, os.WEXITED | os.WNOWAIT)

        with pytest.raises(TypesettingGaveOut, match="was ended"):
            setter.pdf()

        assert not setter._root.exists()


PARENT = """
import os, sys
from pathlib import Path
from octavo.press.typesetting.setter import Typesetter
setter = Typesetter(design=Path(sys.argv[1])).__enter__()
setter.set({"texts": []})
print(setter.process_id, setter._root, flush=True)
setter.pdf()
input()
"""


@pytest.mark.alone
@pytest.mark.parametrize("entry", ["#metadata(1) <mark>", ENDLESS])
def test_the_engine_ends_with_the_process_that_asked(tmp_path, entry):
    """At work or waiting: whoever kills a build leaves nothing running."""
    design = a_design(tmp_path / "design", entry=entry)
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(design)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    engine = int(parent.stdout.readline().split()[0])
    time.sleep(0.5)
    assert psutil.pid_exists(engine)

    parent.kill()
    parent.wait()

    until = time.monotonic() + 60
    while psutil.pid_exists(engine) and time.monotonic() < until:
        time.sleep(0.05)
    assert not psutil.pid_exists(engine) or psutil.Process(engine).status() == "zombie"


def test_the_engine_s_process_loads_neither_framework_nor_newsroom():
    code = "import sys, octavo.press.typesetting.__main__\nprint(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not [name for name in found if name.split(".")[0] in ("django", "wagtail", "lxml")]
