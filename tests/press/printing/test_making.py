"""A whole issue goes to the print house, and other engines than ours agree with the preflight."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from tests.press.demo import demo_house, demo_issue, demo_supply
from tests.press.printing.sheets import some_pictures

from octavo.core.issue.document import AdvertisementItem, ArticleItem, Issue
from octavo.core.issue.paging import CONTENTS, COVER, IMPRINT, LETTER
from octavo.press.errors import NothingToMake
from octavo.press.forms import Bench
from octavo.press.made import Made, Problem, Supply
from octavo.press.printing.booking import Booking, place_advertisements
from octavo.press.printing.geometry import Sheet
from octavo.press.printing.ink import MOST_INK, total_ink
from octavo.press.printing.making import PrintMaker

# Poppler shows each ink as it would be printed; its JPEG adds a little to what it shows.
POPPLER_GRACE = 4.0
MOST_BYTES = 30_000_000


def _bench(folder: Path, supply: Supply | None = None) -> Bench:
    issue = demo_issue()
    given = demo_supply() if supply is None else supply
    return Bench(demo_house(), given, folder, issue.dated_on)


def _short(issue: Issue) -> Issue:
    """An issue of its first article and its advertisement alone, so that it is set at once."""
    articles = [item for item in issue.items if isinstance(item, ArticleItem)][:1]
    booked = [item for item in issue.items if isinstance(item, AdvertisementItem)]
    return replace(issue, items=(issue.items[0], *articles, *booked))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("print")


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    return PrintMaker().make_issue(demo_issue(), bench=_bench(folder / "cache"))


@pytest.fixture(scope="module")
def file(folder: Path, made: Made) -> Path:
    path = folder / "18.pdf"
    path.write_bytes(made.content)
    return path


def _said_by(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_demo_goes_to_the_print_house_without_a_breach(made: Made) -> None:
    assert made.breaches == ()
    assert made.pages is not None
    assert made.pages % 4 == 0
    assert len(made.content) < MOST_BYTES
    slugs = [item.slug for item in demo_issue().items if isinstance(item, ArticleItem)]
    assert [slug for slug in made.folios if slug in slugs] == slugs


def test_every_page_of_every_part_is_known_by_the_block_that_begins_on_it(made: Made) -> None:
    assert list(made.starts)[:4] == [COVER, IMPRINT, CONTENTS, LETTER]
    assert {slug: pages[0].folio for slug, pages in made.starts.items() if slug in made.folios} == {
        slug: folio for slug, folio in made.folios.items() if slug in made.starts
    }
    folios = [start.folio for pages in made.starts.values() for start in pages]
    assert folios == sorted(set(folios))
    assert len(folios) > 2 * len(made.starts)


def test_other_readers_of_pdf_find_four_inks_and_every_font(file: Path) -> None:
    assert "No syntax or stream encoding errors" in _said_by("qpdf", "--check", file)
    pictures = _said_by("pdfimages", "-list", file).splitlines()[2:]
    assert pictures
    assert {line.split()[5] for line in pictures} <= {"cmyk", "index"}
    fonts = [line.split() for line in _said_by("pdffonts", file).splitlines()[2:]]
    assert fonts
    # the columns from the end: object number twice, unicode, subset, embedded
    assert {tuple(font[-5:-3]) for font in fonts} == {("yes", "yes")}


@pytest.fixture(scope="module")
def printed(file: Path, folder: Path) -> list[Path]:
    """Each page, within its bleed, as Poppler puts it on paper in four inks."""
    size = ["-r", "50", "-x", "22", "-y", "22", "-W", "424", "-H", "542"]
    shown = ["-jpegcmyk", "-overprint", "-jpegopt", "quality=100"]
    subprocess.run(["pdftoppm", *size, *shown, file, folder / "page"], check=True)
    return sorted(folder.glob("page-*.jpg"))


def test_another_engine_finds_no_more_ink_than_paper_holds(printed: list[Path], made: Made) -> None:
    most = {page.name: total_ink(Image.open(page)) for page in printed}

    assert len(printed) == made.pages
    assert {page: ink for page, ink in most.items() if ink > MOST_INK + POPPLER_GRACE} == {}
    assert max(most.values()) > 150  # it did look at ink, and not at empty pages


def test_another_engine_finds_black_text_in_black_alone(printed: list[Path], made: Made) -> None:
    """The second page of a feature is text on white paper, with little but black on it."""
    page = made.folios["for-six-months-only"]  # the place of the page behind the article's first
    cyan, magenta, yellow, black = Image.open(printed[page]).split()

    assert black.getextrema()[1] > 200
    dark = black.point(lambda ink: 255 if ink > 200 else 0)
    for colour in (cyan, magenta, yellow):
        beside = Image.composite(colour, Image.new("L", colour.size, 0), dark)
        assert beside.getextrema()[1] <= 12


def test_the_same_issue_is_the_same_file_in_two_processes(folder: Path, made: Made) -> None:
    program = (
        "from pathlib import Path; from hashlib import sha256; import sys, django; django.setup();"
        "import tests.press.printing.test_making as t;"
        "made = t.PrintMaker().make_issue(t.demo_issue(), bench=t._bench(Path(sys.argv[1])));"
        "print(sha256(made.content).hexdigest())"
    )
    command = [sys.executable, "-c", program, str(folder / "elsewhere")]

    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert said.strip() == sha256(made.content).hexdigest()


def test_an_advertisement_that_has_not_come_stops_the_press(folder: Path) -> None:
    supply = {name: path for name, path in demo_supply().items() if "advertisement" not in name}

    made = PrintMaker().make_issue(_short(demo_issue()), bench=_bench(folder / "cache", supply))

    sentence = "The file of the advertisement “Hask & Daughters, ropemakers, Ostrel” has not come."
    assert sentence in [problem.sentence for problem in made.breaches]


def test_a_picture_that_is_missing_or_broken_stops_the_press(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"torn")
    supply = dict(demo_supply()) | {"for-six-months-only.png": broken}
    del supply["cover-18.png"]

    made = PrintMaker().make_issue(_short(demo_issue()), bench=_bench(folder / "cache", supply))

    assert {(problem.sentence, problem.slug) for problem in made.breaches} >= {
        ("The picture “cover-18.png” is missing.", ""),
        ("“broken.png” is no picture that can be read.", "for-six-months-only"),
    }


def test_another_press_is_another_edition(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.icc"
    ours = PrintMaker()
    theirs.write_bytes(ours.profile.content + b" ")

    assert PrintMaker(theirs).version != ours.version


def test_one_article_is_not_printed_alone(folder: Path) -> None:
    with pytest.raises(NothingToMake, match=r"Only whole issues are printed\."):
        PrintMaker().make_article(demo_issue(), "understudy", bench=_bench(folder))


@pytest.mark.parametrize(
    ("position", "folio", "is_told"),
    [
        ("full page, right", 12, True),
        ("full page, right", 13, False),
        ("linke Seite", 13, True),
        ("inside front cover", 2, False),
        ("left or right", 2, False),
        ("", 2, False),
    ],
)
def test_an_advertisement_on_the_wrong_side_is_told(
    tmp_path: Path, position: str, folio: int, is_told: bool
) -> None:
    booked = Booking(AdvertisementItem("Ropes", position), (folio - 1,))

    placed = place_advertisements(
        [booked], {}, page=Sheet(595, 765), folio=1, pictures=some_pictures(tmp_path)
    )

    sentence = f"“Ropes” was booked for “{position}” and stands on page {folio}."
    assert (Problem(sentence, page=folio) in placed.problems) == is_told
