"""The front matter: it takes the pages that the flatplan keeps for it, and names every article."""

from datetime import date

import pytest

from octavo.core.issue.document import ArticleItem, Cover, HousePage, Issue, Masthead
from octavo.core.manuscript.blocks import Paragraph
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
