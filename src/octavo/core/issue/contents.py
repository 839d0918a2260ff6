"""Where each item of an issue begins, and its contents under their section heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.manuscript.document import Manuscript


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: an article and the folio of its first page."""

    folio: int
    slug: str
    manuscript: Manuscript


@dataclass(frozen=True, slots=True)
class IssueSection:
    """A section head and the articles below it. A head that comes back stands a second time."""

    head: str
    entries: tuple[Entry, ...]


def folios(issue: Issue) -> tuple[int, ...]:
    """The folio of each item's first page, if every item takes the pages of its budget."""
    pages = (item.pages for item in issue.items)
    return tuple(accumulate(pages, initial=issue.first_folio))[:-1]


def page_count(issue: Issue) -> int:
    return sum(item.pages for item in issue.items)


def section_heads(issue: Issue) -> tuple[str, ...]:
    """The head that each item stands under; empty above the first one."""
    given = (item.section_head for item in issue.items)
    return tuple(accumulate(given, lambda above, head: head or above))


def contents(issue: Issue) -> tuple[IssueSection, ...]:
    """The articles in order, section by section."""
    return tuple(
        IssueSection(head, tuple(entry for _, entry in entries))
        for head, entries in groupby(_entries(issue), key=lambda pair: pair[0])
    )


def manuscripts(issue: Issue) -> tuple[Manuscript, ...]:
    """All there is to read, in order: the letter, then the articles."""
    letter = (issue.letter,) if issue.letter else ()
    articles = (item.manuscript for item in issue.items if isinstance(item, ArticleItem))
    return (*letter, *articles)


def _entries(issue: Issue) -> Iterator[tuple[str, Entry]]:
    for item, head, folio in zip(issue.items, section_heads(issue), folios(issue), strict=True):
        if isinstance(item, ArticleItem):
            yield head, Entry(folio, item.slug, item.manuscript)
