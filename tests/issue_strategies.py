"""Hypothesis strategies for whole issues."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from tests.strategies import figures, manuscripts, short_words

from octavo.core.issue.document import (
    AdvertisementItem,
    ArticleItem,
    BlankPage,
    Cover,
    FlatplanItem,
    HousePage,
    Issue,
    Masthead,
)

SECTION_HEADS = ("", "Politics", "Culture")


def flatplan_items() -> st.SearchStrategy[FlatplanItem]:
    """Any item but an article, whose slug must be its own."""
    place = {"section_head": st.sampled_from(SECTION_HEADS), "pages": st.integers(1, 9)}
    return (
        st.builds(AdvertisementItem, short_words(), short_words(), short_words(), **place)
        | st.builds(HousePage, short_words(), **place)
        | st.builds(BlankPage, **place)
    )


def issues() -> st.SearchStrategy[Issue]:
    """A whole issue of a few items."""
    cover_lines = st.lists(short_words(), max_size=3).map(tuple)
    head, pages = st.sampled_from(SECTION_HEADS), st.integers(1, 9)
    article = st.builds(ArticleItem, st.just(""), manuscripts(most_blocks=1), head, pages)

    def with_slugs(items: list[FlatplanItem]) -> tuple[FlatplanItem, ...]:
        return tuple(
            replace(item, slug=f"article-{index}") if isinstance(item, ArticleItem) else item
            for index, item in enumerate(items)
        )

    return st.builds(
        Issue,
        number=st.integers(1, 999),
        dated_on=st.dates(),
        masthead=st.builds(Masthead, *[short_words()] * 6),
        volume=st.none() | st.integers(1, 99),
        title=short_words(),
        weight=st.integers(1, 2),
        cover=st.builds(Cover, st.none() | figures(), cover_lines),
        letter=st.none() | manuscripts(most_blocks=1),
        items=st.lists(article | flatplan_items(), max_size=4).map(with_slugs),
        first_folio=st.integers(1, 9),
    )
