"""Each file has its outcome, whatever becomes of the others."""

import os

import pytest

from octavo.core.manuscript import schema
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.importers import text
from octavo.importers.listing import entry_of
from octavo.importers.reading import read_bytes, read_paths

COPY = "The Swans of Vell\n\nBy Ada Fox\n\n" + "They came in March and asked for nothing. " * 9


def test_a_folder_gives_an_outcome_for_each_of_its_files(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "swans.txt").write_text(COPY)
    (tmp_path / "letters" / "ice.txt").write_text(COPY.replace("Swans", "Ice"))
    (tmp_path / ".hidden").write_text(COPY)

    found = list(read_paths([tmp_path]))

    assert [each.manuscript.headline for each in found] == ["The Ice of Vell", "The Swans of Vell"]


def test_trouble_with_one_file_leaves_the_others(tmp_path):
    (tmp_path / "swans.txt").write_text(COPY)
    (tmp_path / "none.txt").write_text("")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / name for name in ("missing.txt", "none.txt", "empty", "swans.txt")]

    found = list(read_paths(paths))

    assert [each.error and each.error.removeprefix(f"“{each.path}” ") for each in found] == [
        "is not there: no such file or folder.",
        "is empty: there is nothing in it.",
        "is a folder without any file.",
        None,
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    (found,) = read_paths([tmp_path / "pipe"])

    assert found.error.endswith("is no ordinary file.")


def test_a_text_longer_than_any_article_is_refused():
    assert "too large for text" in read_bytes(b"a" * (text.reading.LARGEST + 1), name="a").error
    assert "lines, more than any article" in read_bytes(b"a\n" * 30_000, name="a").error


def test_a_manuscript_of_our_own_passes_the_judgement_by():
    manuscript = Manuscript("By Ada Fox", bylines=(Byline("Ben Lund"),))
    content = schema.to_json(manuscript)

    found = read_bytes(__import__("json").dumps(content).encode(), name="swans.json")

    assert found.manuscript == manuscript


def test_a_listing_has_every_key_for_good_and_bad_files():
    good, bad = entry_of(read_bytes(COPY.encode(), name="a")), entry_of(read_bytes(b"", name="b"))

    assert good.keys() == bad.keys()
    assert (good["headline"], good["bylines"][0]["name"]) == ("The Swans of Vell", "Ada Fox")
    assert (bad["headline"], bad["blocks"], bad["error"]) == (
        "", [], "“b” is empty: there is nothing in it.",
    )  # fmt: skip
