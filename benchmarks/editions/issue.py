"""An issue of 24 articles, 27,000 words and 21 pictures, planned to fill 64 pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from benchmarks.editions.pictures import COVER, PICTURES
from benchmarks.editions.stock import Stock, demo_stock
from octavo.core.issue.document import ArticleItem, Cover, HousePage, Issue, Masthead
from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.press.made import House, SectionLook

PAGES = 64
FRONT_PAGES, BACK_PAGES = 4, 1
LETTER_WORDS = 200
OVERSHOT = 20  # words that the last paragraph brings beyond what was asked for

# Words and pages of each article, and its pictures: one that leads, one in the text.
PLAN = (
    (430, 1, ""),
    (2400, 5, "lead text"),
    (300, 1, ""),
    (900, 2, "lead"),
    (1150, 2, ""),
    (1300, 3, "lead"),
    (390, 1, ""),
    (1700, 4, "lead text"),
    (860, 2, "lead"),
    (440, 1, ""),
    (1720, 4, "lead text"),
    (1120, 2, ""),
    (350, 1, ""),
    (1360, 3, "lead"),
    (1680, 4, "lead text"),
    (410, 1, ""),
    (880, 2, "lead"),
    (1330, 3, "lead"),
    (420, 1, ""),
    (1100, 2, ""),
    (2300, 5, "lead text"),
    (910, 2, "lead"),
    (1280, 3, "lead"),
    (1690, 4, "lead text"),
)
SECTIONS = ("politics", "finance", "foreign-affairs", "environment", "culture", "technology")
HOUSE = House(
    language="en-GB",
    address="https://vell.example",
    dated="1 March 2027",
    sections={
        slug: SectionLook(slug.replace("-", " ").capitalize(), hue=slug) for slug in SECTIONS
    },
    offer=("Read on", "Every issue, in print and on every device.", ("24 issues a year",)),
)


def bench_issue(articles: int = len(PLAN)) -> Issue:
    """The issue, or one like it of fewer or more articles."""
    stock = demo_stock()
    names = cycle(PICTURES)
    plan = cycle(PLAN)
    items = [_item(number, *next(plan), stock, names) for number in range(articles)]
    return Issue(
        number=24,
        dated_on=date(2027, 3, 1),
        masthead=Masthead(
            "The Vell Review", publisher="The Vell Review Ltd", editors="Cecily Arne"
        ),
        title="Everything once more",
        cover=Cover(_figure(COVER), ("Everything once more", "In another order")),
        letter=Manuscript(
            "From the editor",
            bylines=(Byline("Cecily Arne"),),
            language="en-GB",
            blocks=stock.blocks(LETTER_WORDS),
        ),
        items=(
            HousePage("Front matter", pages=FRONT_PAGES),
            *items,
            HousePage("Subscribe", pages=BACK_PAGES),
        ),
    )


def _item(
    number: int, words: int, pages: int, pictures: str, stock: Stock, names: Iterator[str]
) -> ArticleItem:
    head = next(stock.heads)
    blocks = stock.blocks(words - OVERSHOT)
    if "text" in pictures:
        middle = len(blocks) // 2
        blocks = (*blocks[:middle], _figure(next(names)), *blocks[middle:])
    section = SECTIONS[number * len(SECTIONS) // len(PLAN) % len(SECTIONS)]
    manuscript = Manuscript(
        head.headline,
        standfirst=head.standfirst,
        bylines=head.bylines,
        section=section,
        language="en-GB",
        lead_image=_figure(next(names)) if "lead" in pictures else None,
        blocks=blocks,
    )
    return ArticleItem(
        f"article-{number + 1}", manuscript, section_head=HOUSE.sections[section].name, pages=pages
    )


def _figure(name: str) -> Figure:
    caption = (Text("What was seen there, on an ordinary day in the spring."),)
    return Figure(
        source=name,
        alt="A picture made for measuring.",
        caption=caption,
        credit="Octavo",
        span="column",
    )
