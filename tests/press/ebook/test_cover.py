"""The cover of a book: as the magazine draws it, or its bare picture."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image
from tests.core.renditions.epub.reading import found
from tests.press.demo import demo_house, demo_issue, demo_supply
from tests.press.ebook.books import a_bench, parts_of
from tests.press.stress_pictures import stress_supply

from octavo.core.manuscript.blocks import Figure
from octavo.press.ebook.maker import EbookMaker
from octavo.press.ebook.making import make_issue
from octavo.press.ebook.pictures import converted
from octavo.press.made import Made


def a_front(picture: Figure | None = None):
    """A demo issue of which there is only the front."""
    issue = demo_issue(18)
    cover = replace(issue.cover, picture=picture or issue.cover.picture)
    return replace(issue, items=(), letter=None, cover=cover)


@pytest.fixture
def bench(tmp_path):
    supply = demo_supply() | stress_supply(tmp_path)
    return a_bench(tmp_path / "cache", supply=supply, house=demo_house())


def shown(made: Made) -> tuple[str, bytes]:
    """What the cover's page says of its picture, and the picture, which no other page shows."""
    inside = parts_of(made.content)
    (image,) = found(etree.fromstring(inside["cover.xhtml"]), "img")
    (name,) = [name for name in inside if name.startswith("pictures/")]
    assert image.get("src") == name
    assert f'href="{name}" media-type' in inside["package.opf"].decode()
    assert "cover-image" in inside["package.opf"].decode()
    return image.get("alt"), inside[name]


def bare(bench, source: str) -> bytes:
    return converted(bench.supply[source], cache=bench.folder).content


def test_the_cover_is_drawn_once_with_the_name_and_described_in_words(bench):
    issue = a_front()

    made = make_issue(issue, bench=bench)
    kept = {path: path.stat().st_mtime_ns for path in bench.folder.iterdir()}
    again = make_issue(issue, bench=bench)

    alt, content = shown(made)
    image = Image.open(BytesIO(content))
    assert image.width / image.height == pytest.approx(210 / 270, abs=0.001)
    assert 1500 <= image.height <= 2048
    assert content != bare(bench, issue.cover.picture.source)
    assert alt.startswith(
        "Cover of The Vell Review, no. 18. What is kept. An emergency, a frontier,"
    )
    assert alt.endswith(" ".join(issue.cover.picture.alt.split()))
    assert again == made
    assert kept == {path: path.stat().st_mtime_ns for path in bench.folder.iterdir()}
    assert not made.problems


def test_another_line_on_the_cover_draws_another_one(bench):
    issue = a_front()
    other = replace(issue, cover=replace(issue.cover, lines=("What is lost",)))

    assert shown(make_issue(issue, bench=bench))[1] != shown(make_issue(other, bench=bench))[1]


def test_a_drawing_in_lines_is_the_cover_as_it_is(bench):
    made = make_issue(a_front(Figure("drawing.svg", "A lamp.")), bench=bench)

    assert shown(made)[1] == bare(bench, "drawing.svg")
    assert not made.problems


def test_a_design_that_cannot_be_set_leaves_the_bare_picture_and_says_so(bench, tmp_path):
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "front.typ").write_text("#panic[no]")
    issue = a_front()

    made = EbookMaker(tmp_path / "print").make_issue(issue, bench=bench)

    assert shown(made)[1] == bare(bench, issue.cover.picture.source)
    (problem,) = made.problems
    assert problem.sentence.startswith(
        "The e-book shows the picture of the cover without name and lines. The pages cannot be set"
    )
    assert not problem.is_breach


def test_where_no_engine_is_the_bare_picture_stays(bench, monkeypatch):
    with_engine = EbookMaker().version
    monkeypatch.setitem(sys.modules, "typst", None)  # as if it were not installed
    issue = a_front()

    made = EbookMaker().make_issue(issue, bench=bench)

    assert shown(made)[1] == bare(bench, issue.cover.picture.source)
    assert not made.problems
    assert EbookMaker().version != with_engine


def test_an_issue_without_a_picture_for_its_cover_has_no_cover_in_its_book(bench):
    issue = replace(a_front(), cover=replace(demo_issue(18).cover, picture=None))

    assert "cover.xhtml" not in parts_of(make_issue(issue, bench=bench).content)
