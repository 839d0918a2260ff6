"""The screen edition as a whole: standards, sameness, outline, links, and what it reports."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from tests.press.demo import demo_house, demo_issue, demo_supply
from tests.press.hostile import hostile_issue
from tests.press.stress import stress_issue, stress_supply
from tests.press.verapdf import failures

from octavo.core.issue.document import AdvertisementItem, ArticleItem, Issue, Masthead
from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.press.forms import Bench
from octavo.press.screen.making import ScreenMaker


def a_bench(folder: Path, supply=None) -> Bench:
    return Bench(demo_house(), supply or {}, folder, date(2026, 11, 15))


def a_small_issue(*items) -> Issue:
    written = Manuscript("The lamp", blocks=(Paragraph((Text("It was dark. " * 40),)),))
    items = (ArticleItem("the-lamp", written, "Politics"), *items)
    return Issue(18, date(2026, 11, 15), Masthead("The Vell Review"), items=items)


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> dict[str, Path]:
    """The editions that checkers look at, as files."""
    folder = tmp_path_factory.mktemp("screen")
    pictures = folder / "pictures"
    pictures.mkdir()
    bench, stress = a_bench(folder, demo_supply()), a_bench(folder, stress_supply(pictures))
    made = {
        "demo": ScreenMaker().make_issue(demo_issue(18), bench=bench),
        "article": ScreenMaker().make_article(demo_issue(18), "for-six-months-only", bench=bench),
        "stress": ScreenMaker().make_issue(stress_issue(), bench=stress),
        "hostile": ScreenMaker().make_issue(hostile_issue(), bench=a_bench(folder)),
    }
    for name, edition in made.items():
        (folder / f"{name}.pdf").write_bytes(edition.content)
    return {name: folder / f"{name}.pdf" for name in made}


@pytest.mark.journey
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("name", ["demo", "article", "stress", "hostile"])
def test_verapdf_finds_no_failure(name, flavour, editions):
    assert failures(editions[name], flavour) == []


@pytest.mark.journey
@pytest.mark.parametrize("name", ["demo", "stress"])
def test_qpdf_finds_the_file_sound(name, editions):
    done = subprocess.run(["qpdf", "--check", str(editions[name])], capture_output=True)

    assert done.returncode == 0, done.stdout


@pytest.mark.journey
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_notices_a_file_that_is_not_tagged(flavour, editions, tmp_path):
    with pikepdf.open(editions["article"]) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "broken.pdf")

    assert failures(tmp_path / "broken.pdf", flavour) != []


@pytest.mark.journey
def test_the_demo_has_outline_links_language_and_a_title_and_is_small(editions):
    with pikepdf.open(editions["demo"]) as pdf, pdf.open_outline() as outline:
        sections = [entry.title for entry in outline.root]
        assert [entry.title for entry in outline.root[-1].children] == ["The Ditto family"]
        assert sections[:3] == ["In this issue", "From the editor", "Politics"]
        assert str(pdf.Root.Lang) == "en-GB"
        assert "The Vell Review" in str(pdf.docinfo["/Title"])
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert len(links) > 12
    assert editions["demo"].stat().st_size <= 3_000_000


def test_the_same_issue_is_the_same_bytes_twice(tmp_path):
    """Each is set in a process of its own, with a cache of its own."""
    first, second = (
        ScreenMaker().make_issue(a_small_issue(), bench=a_bench(tmp_path / name))
        for name in ("one", "two")
    )

    assert first.content == second.content
    assert first.pages == second.pages
    assert first.pages is not None
    assert first.pages % 4 == 0


def test_what_is_not_there_is_reported_and_its_place_is_labelled(tmp_path):
    issue = a_small_issue(AdvertisementItem("Hask & Daughters", supplied="hask.pdf"))

    made = ScreenMaker().make_issue(issue, bench=a_bench(tmp_path))

    assert any("Hask & Daughters" in problem.sentence for problem in made.problems)
    assert made.folios["the-lamp"] > 1


def test_what_is_not_there_twice_is_reported_once(tmp_path):
    missing = AdvertisementItem("Half a page of rope", supplied="rope.pdf")
    lost = Figure("lost.png", "A lamp")
    written = Manuscript("The lamp", blocks=(lost, Paragraph((Text("It was dark."),)), lost))
    issue = a_small_issue(missing, missing, ArticleItem("second-lamp", written))

    made = ScreenMaker().make_issue(issue, bench=a_bench(tmp_path))

    said = [problem.sentence for problem in made.problems]
    assert sum("lost.png" in sentence for sentence in said) == 1
    assert sum("Half a page of rope" in sentence for sentence in said) == 1


def test_letters_that_no_face_has_are_reported(tmp_path):
    odd = Manuscript("The lamp 𒀀", blocks=(Paragraph((Text("Dark."),)),))
    issue = Issue(
        18, date(2026, 11, 15), Masthead("The Vell Review"), items=(ArticleItem("the-lamp", odd),)
    )

    made = ScreenMaker().make_article(issue, "the-lamp", bench=a_bench(tmp_path))

    (problem,) = made.problems
    assert "U+12000 cuneiform sign a" in problem.sentence
    assert problem.slug == "the-lamp"


def test_the_version_follows_the_design(tmp_path):
    (tmp_path / "tokens.toml").write_text("# another magazine\n")

    assert ScreenMaker().version != ScreenMaker(overrides=tmp_path).version
