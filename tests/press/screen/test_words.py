"""Every word of an article is found in the PDF, in reading order, and nothing but furniture."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image
from tests.press.demo import demo_house, demo_issue
from tests.press.hostile import hostile_issue
from tests.press.reading import looked_at, read_aloud
from tests.press.screen.spoken import bare, of_offprint
from tests.press.stress import ARABIC, HEBREW, stress_issue
from tests.strategies import manuscripts

from octavo.core.issue.document import ArticleItem, Issue, Masthead
from octavo.core.manuscript.blocks import Cell, Figure, Footnote, Paragraph, PullQuote, Table
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, NoteMark, Text
from octavo.core.renditions.paged import Setting, render_offprint
from octavo.core.renditions.paged.settings import PictureFacts
from octavo.press.design import DESIGN
from octavo.press.design.letters import letters_of
from octavo.press.design.setting import setting_of
from octavo.press.typesetting.setter import Typesetter

HOUSE = setting_of(demo_house(), pictures={}, supplied={}, form="screen")
ISSUES = (demo_issue(17), demo_issue(18), stress_issue(), hostile_issue())
RIGHT_TO_LEFT = ("R", "AL", "AN")
WRITTEN_BACKWARDS = frozenset({"in-arabic", "in-hebrew", "nine-languages"})


@pytest.fixture(scope="module")
def setter() -> Iterator[Typesetter]:
    with Typesetter(design=DESIGN) as it:
        yield it


def plain_letters() -> frozenset[int]:
    """What stands on its own and runs from left to right; of the rest a PDF has its own order."""
    return frozenset(
        letter
        for letter in letters_of()
        if unicodedata.category(chr(letter))[0] in "LNPSZ"
        and unicodedata.bidirectional(chr(letter)) not in RIGHT_TO_LEFT
    )


LETTERS = plain_letters()
pytestmark = pytest.mark.journey  # each sets whole articles with the real engine


def without_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def an_offprint(manuscript: Manuscript) -> Issue:
    items = (ArticleItem("the-piece", manuscript),)
    return Issue(18, date(2026, 11, 15), Masthead("The Vell Review"), items=items)


def heard(setter: Typesetter, document: dict, folder: Path) -> str:
    setter.set(document)
    (folder / "o.pdf").write_bytes(setter.pdf())
    return bare(read_aloud(folder / "o.pdf"))


@pytest.mark.parametrize(
    "issue",
    [demo_issue(17), demo_issue(18), stress_issue(), hostile_issue()],
    ids=lambda it: str(it.number),
)
def test_every_article_is_read_aloud_word_for_word(issue, setter, tmp_path):
    slugs = [item.slug for item in issue.items if isinstance(item, ArticleItem)]

    for slug in slugs:
        document = render_offprint(issue, slug, setting=HOUSE)
        if slug == "harm-10":  # marks piled on one letter are said once for each that is drawn
            continue
        found, written = heard(setter, document, tmp_path), of_offprint(document)
        if slug == "two-hundred-notes":  # of marks side by side the second is read as well
            found, written = without_digits(found), without_digits(written)
        if slug in WRITTEN_BACKWARDS:  # a PDF holds such letters as they are seen
            found, written = "".join(sorted(found)), "".join(sorted(written))
        assert found == written, slug


@settings(max_examples=10)
@given(manuscript=manuscripts())
def test_any_article_is_read_aloud_word_for_word(setter, tmp_path_factory, manuscript):
    setting = Setting(letters=LETTERS)
    document = render_offprint(an_offprint(manuscript), "the-piece", setting=setting)

    found = heard(setter, document, tmp_path_factory.mktemp("any"))

    assert found == of_offprint(document)


MARKED: Inlines = (Text("As drawn"), NoteMark("1"))
CELLS = (Cell(MARKED), *(Cell((Text("a cell of many words"),)),) * 7)
PICTURES = [
    Figure("harbour.jpg", "The harbour", MARKED, span=span)
    for span in ("column", "wide", "full", "inset")
]
FLOATING = {
    "picture": PICTURES[0],
    "wide picture": PICTURES[1],
    "full picture": PICTURES[2],
    "inset picture": PICTURES[3],
    "picture that is lost": Figure(caption=MARKED),
    "wide table": Table((CELLS,) * 2),
    "caption of a wide table": Table((CELLS[1:],) * 2, caption=MARKED),
    "words below a wide table": Table((CELLS[1:],) * 2, notes=MARKED),
    "pull quote": PullQuote(MARKED),
    "who said a pull quote": PullQuote((Text("Drawn by hand"),), MARKED),
}
SHIPS = Paragraph((Text("The keeper counted ships all winter. " * 150),))


def heard_with_a_picture(piece: Manuscript, folder: Path) -> str:
    picture = folder / "harbour.jpg"
    Image.new("RGB", (900, 600)).save(picture)
    setting = Setting(pictures={picture.name: PictureFacts(picture.name, 900, 600)})
    document = render_offprint(an_offprint(piece), "the-piece", setting=setting)
    with Typesetter(design=DESIGN, pictures={picture.name: picture}) as setter:
        return heard(setter, document, folder)


@pytest.mark.parametrize("where", FLOATING)
def test_a_note_marked_in_what_floats_is_read_once(where, tmp_path):
    """The engine loses the footnotes of what it sets across the columns."""
    blocks = (SHIPS, FLOATING[where], SHIPS, Footnote("1", (Text("Ebbing"),)))

    found = heard_with_a_picture(Manuscript("Lines", blocks=blocks), tmp_path)

    assert found.count("Ebbing") == 1


@pytest.mark.parametrize("lead", [*PICTURES, Figure(caption=MARKED)], ids=lambda it: it.span)
def test_a_note_marked_above_the_text_is_read_once(lead, tmp_path):
    blocks = (SHIPS, Footnote("1", (Text("Ebbing"),)))

    found = heard_with_a_picture(Manuscript("Lines", lead_image=lead, blocks=blocks), tmp_path)

    assert found.count("Ebbing") == 1


@pytest.mark.parametrize("words", [ARABIC, HEBREW], ids=["Arabic", "Hebrew"])
def test_lines_from_right_to_left_begin_at_the_right(words, setter, tmp_path):
    piece = Manuscript("Lines", blocks=(Paragraph((Text(words),)),))
    setter.set(render_offprint(an_offprint(piece), "the-piece", setting=Setting()))
    (tmp_path / "o.pdf").write_bytes(setter.pdf())

    said = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "o.pdf"), "-"], capture_output=True, text=True
    ).stdout

    ends = {
        unicodedata.normalize("NFKC", word): float(end)
        for end, word in re.findall(r'xMax="([\d.]+)"[^>]*>([^<]+)</word>', said)
    }
    places = [ends[word[::-1]] for word in words.split()[:4]]  # each as it is seen
    assert places == sorted(places, reverse=True)


def test_a_pull_quote_that_repeats_the_text_is_seen_and_not_read(setter, tmp_path):
    said = "The lamp was dark, and nobody said so."
    text = Paragraph((Text(f"{said} " + "The keeper counted ships all winter. " * 200),))
    piece = Manuscript("The lamp", blocks=(text, PullQuote((Text("Nobody said so"),))))

    found = heard(
        setter, render_offprint(an_offprint(piece), "the-piece", setting=Setting()), tmp_path
    )

    assert found.count("nobodysaidso") == 1
    assert "Nobodysaidso" not in found
    assert "Nobodysaidso" in bare(looked_at(tmp_path / "o.pdf"))
