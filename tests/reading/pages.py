"""Every type of page that a reader can come to: the one list of all checks of pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from octavo.core.manuscript.blocks import Block, InterviewTurn, Table, Verse
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import word_count
from octavo.website.demo import content_files

# Windows, in CSS pixels.
PHONE = (390, 844)
TABLET = (768, 1024)
DESK = (1440, 900)

# Where the suite shows the answer that no address of a sound magazine gives.
BROKEN = "/a-page-that-broke/"


@dataclass(frozen=True, slots=True)
class PageType:
    """One page that stands for all of its type."""

    name: str
    path: str
    status: int = 200


def article(slug: str) -> str:
    """The address of an article."""
    return f"/articles/{slug}/"


@cache
def manuscripts() -> dict[str, Manuscript]:
    """The demo's articles that have appeared, by slug."""
    appeared = {
        item["slug"]
        for issue in content_files.issues()
        if issue["state"] == "published"
        for item in issue["flatplan"]
        if item["kind"] == "article"
    }
    every = content_files.manuscripts("articles")
    return {slug: manuscript for slug, manuscript in every.items() if slug in appeared}


def longest() -> str:
    """The slug of the longest article."""
    return max(manuscripts(), key=lambda slug: word_count(manuscripts()[slug]))


def of_about(words: int) -> str:
    """The slug of the article whose length comes nearest to so many words."""
    return min(manuscripts(), key=lambda slug: abs(word_count(manuscripts()[slug]) - words))


def first_with(kind: type[Block]) -> str:
    """The slug of the first article that holds a block of this type."""
    return next(
        slug
        for slug, manuscript in manuscripts().items()
        if any(isinstance(block, kind) for block in manuscript.blocks)
    )


def without_picture() -> str:
    """The slug of the first article that has no lead image."""
    return next(slug for slug, manuscript in manuscripts().items() if manuscript.lead_image is None)


def with_longest_headline() -> str:
    """The slug of the article whose headline is hardest to place."""
    return max(manuscripts(), key=lambda slug: len(manuscripts()[slug].headline))


def held_back() -> str:
    """The slug of the first article that a stranger reads the opening of."""
    return next(
        slug
        for issue in content_files.issues()
        for slug, whom in issue.get("access", {}).items()
        if whom == "subscribers"
    )


def with_most_bylines() -> str:
    """The slug of the article with the most people to name."""
    return max(manuscripts(), key=lambda slug: len(manuscripts()[slug].bylines))


HOME = PageType("home", "/")
ISSUE = PageType("issue", "/issues/18/")
LONGEST = PageType("article-longest", article(longest()))
USUAL = PageType("article-1100", article(of_about(1100)))
SECTION = PageType("section", "/politics/")


def distinct(*types: PageType) -> tuple[PageType, ...]:
    """The page types without those whose page stands for an earlier one already."""
    standing: dict[str, PageType] = {}
    for page_type in types:
        standing.setdefault(page_type.path, page_type)
    return tuple(standing.values())


EVERY = distinct(
    HOME,
    ISSUE,
    LONGEST,
    USUAL,
    PageType("article-without-picture", article(without_picture())),
    PageType("article-interview", article(first_with(InterviewTurn))),
    PageType("article-verse", article(first_with(Verse))),
    PageType("article-table", article(first_with(Table))),
    PageType("article-longest-headline", article(with_longest_headline())),
    PageType("article-most-bylines", article(with_most_bylines())),
    PageType("article-held-back", article(held_back())),
    SECTION,
    PageType("author", "/authors/ragna-hollis/"),
    PageType("past-issues", "/issues/"),
    PageType("search-hits", "/search/?q=harbour"),
    PageType("search-none", "/search/?q=zzyzx"),
    PageType("corrections", "/corrections/"),
    PageType("standing", "/about/"),
    PageType("sign-in", "/account/sign-in/"),
    PageType("join", "/account/join/"),
    PageType("offers", "/subscribe/"),
    PageType("order", "/subscribe/print-and-digital/"),
    PageType("cancel", "/cancel/"),
    PageType("missing", "/no-such-page/", 404),
    PageType("offline", "/offline/"),
    PageType("broken", BROKEN, 500),
)
