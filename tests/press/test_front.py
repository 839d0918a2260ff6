"""The front matter: it takes the pages that the flatplan keeps for it, and names every article."""

from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest
from tests.press.reading_pages import words_of

from octavo.core.issue.document import ArticleItem, Cover, HousePage, Issue, Masthead
from octavo.core.manuscript.blocks import Embed, Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.renditions.paged import Setting
from octavo.press.design import DESIGN
from octavo.press.fitting import lay_out
from octavo.press.typesetting.setter import Typesetter

STANDFIRST = "For nine years the harbour of Vell trusted a printing error, and nobody drowned. " * 3
SHORT = (Paragraph((Text("It began with a wet cellar."),)),)
LETTER = Manuscript("From the editor", blocks=SHORT)


def an_article(number: int, headline: str = "") -> ArticleItem:
    manuscript = Manuscript(
        headline or f"The {number}th tide clock",
        standfirst=STANDFIRST,
        bylines=(Byline("Ragna Hollis"),),
        blocks=SHORT,
    )
    return ArticleItem(f"article-{number}", manuscript, f"Section {number // 4}", 1)


def an_issue(articles: int, *, front: int = 4, letter: Manuscript | None = None) -> Issue:
    return Issue(
        7,
        date(2027, 4, 1),
        Masthead("The Vell Review"),
        cover=Cover(lines=("The tide clock",)),
        letter=letter,
        items=(HousePage("Front", pages=front), *map(an_article, range(1, articles + 1))),
    )


@pytest.fixture
def setter():
    with Typesetter(design=DESIGN) as it:
        yield it


def first_page(setter: Typesetter, issue: Issue) -> int:
    """Where the articles begin."""
    laid_out = lay_out(setter, issue, Setting(), is_fitted=False)
    return laid_out.layout.articles[0].first


@pytest.mark.parametrize("letter", [None, LETTER])
@pytest.mark.parametrize("front", [4, 6])
def test_the_front_takes_the_pages_that_are_kept_for_it(front, letter, setter):
    assert first_page(setter, an_issue(3, front=front, letter=letter)) == front + 1


@pytest.mark.parametrize("letter", [None, LETTER])
def test_the_contents_of_many_articles_keep_to_the_pages_of_the_front(letter, setter):
    issue = an_issue(24, letter=letter)

    assert first_page(setter, issue) == 5
    told = " ".join(words_of(setter.pdf())[2:4])
    assert all(item.manuscript.headline in told for item in issue.items[1:])


def test_more_articles_than_the_contents_can_hold_take_more_pages(setter):
    issue = an_issue(60, letter=LETTER)

    assert first_page(setter, issue) > 5
    told = " ".join(words_of(setter.pdf())[2:])
    assert all(item.manuscript.headline in told for item in issue.items[1:])


def test_headlines_and_names_without_an_end_are_cut_in_the_contents(setter):
    issue = an_issue(8)
    longest = an_article(9, "The tide clock that nobody counted " * 100)

    assert first_page(setter, replace(issue, items=(*issue.items, longest))) == 5
    assert "…" in " ".join(words_of(setter.pdf())[2:4])


def test_a_running_head_without_an_end_stays_on_one_line(setter):
    name = "The Quarterly Review of Everything that Happened in the Harbour of Vell " * 3
    address = Embed("https://example.org/" + "x" * 3000)
    item = an_article(1)
    manuscript = replace(
        item.manuscript, bylines=(Byline(name),), blocks=(*SHORT * 8, address, *SHORT * 8)
    )
    issue = replace(
        an_issue(0), masthead=Masthead(name), items=(replace(item, manuscript=manuscript, pages=0),)
    )

    lay_out(setter, issue, Setting(dated="1 April 2027"), is_fitted=False)

    with pdfium.PdfDocument(setter.pdf()) as pdf:
        page, *_ = (page for page in pdf if "xxxx" in page.get_textpage().get_text_range())
        words = page.get_textpage()
        foot = words.get_text_bounded(top=page.get_height() - 252 * 72 / 25.4)
        head = words.get_text_bounded(bottom=page.get_height() - 20 * 72 / 25.4)
    assert [text.strip().count("\n") for text in (head, foot)] == [0, 0]
    assert "x" not in foot.replace("example", "")


def lines_of(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each piece of text."""
    words = page.get_textpage()
    return [words.get_rect(number) for number in range(words.count_rects())]


@pytest.mark.parametrize("times", [1, 3, 40])
def test_names_and_cover_lines_without_an_end_stay_clear_of_each_other(times, setter):
    name = "The Quarterly Review of Everything that Happened in the Harbour of Vell " * times
    issue = replace(
        an_issue(1),
        masthead=Masthead(name, name, name, name, name, issn=name),
        title=name,
        cover=Cover(lines=(name,) * 14),
    )

    lay_out(setter, issue, Setting(dated="1 April 2027"), is_fitted=False)

    with pdfium.PdfDocument(setter.pdf()) as pdf:
        for page in (pdf[0], pdf[1]):
            pieces = lines_of(page)
            width, height = page.get_size()
            assert all(it[0] > 0 and it[2] < width for it in pieces)
            assert all(it[1] > 0 and it[3] < height for it in pieces)
            assert [it for it in pieces if lies_on_another(it, pieces)] == []


def lies_on_another(it, pieces) -> bool:
    """Whether the middle of a piece is inside another one."""
    across, up = (it[0] + it[2]) / 2, (it[1] + it[3]) / 2
    others = (one for one in pieces if one != it)
    return any(one[0] < across < one[2] and one[1] < up < one[3] for one in others)
