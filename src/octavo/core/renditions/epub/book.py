"""A whole issue, or one article of it, as the documents of a book in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from octavo.core.issue.contents import section_heads
from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.epub.article import (
    Heading,
    folio_anchor,
    label_of,
    render_article,
)
from octavo.core.renditions.epub.front import cover_page, imprint, title_page
from octavo.core.renditions.epub.links import Links
from octavo.core.renditions.epub.navigation import Entry, Group, Navigation, navigation
from octavo.core.renditions.epub.settings import Setting

NAVIGATION = "nav.xhtml"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the book: its file name, what is in it, and whether it is an article's."""

    name: str
    content: str
    is_navigation: bool = False


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with the file it becomes, and what stands above it."""

    slug: str
    name: str
    head: str
    manuscript: Manuscript
    folio: int | None


def issue_documents(issue: Issue, *, setting: Setting) -> tuple[Document, ...]:
    """Cover, title page, contents, letter, articles, imprint: those that there are.

    Advertisements, pages of the house and blank pages are print's own; a book has none.
    """
    articles = tuple(_articles(issue, setting))
    links = _links(articles, setting)
    letter = issue.letter
    opened = [Document("title.xhtml", title_page(issue, setting))]
    if setting.cover:
        opened.insert(0, Document("cover.xhtml", cover_page(issue, setting.cover, setting)))
    written = []
    if letter:
        heading = Heading()
        content = render_article(letter, heading=heading, setting=setting, links=links)
        written.append(Document("letter.xhtml", content))
    written += [Document(it.name, _rendered(it, setting, links)) for it in articles]
    contents = Document(NAVIGATION, _navigation(issue, articles, setting), is_navigation=True)
    return (*opened, contents, *written, Document("imprint.xhtml", imprint(issue, setting)))


def article_documents(issue: Issue, slug: str, *, setting: Setting) -> tuple[Document, ...]:
    """One article of the issue as a book of its own: itself, its imprint, and a way to both."""
    articles = tuple(it for it in _articles(issue, setting) if it.slug == slug)
    links = _links(articles, setting)
    alone = replace(issue, letter=None, cover=replace(issue.cover, picture=None))
    contents = Document(NAVIGATION, _navigation(alone, articles, setting), is_navigation=True)
    written = [Document(it.name, _rendered(it, setting, links)) for it in articles]
    return (*written, contents, Document("imprint.xhtml", imprint(alone, setting)))


def _articles(issue: Issue, setting: Setting) -> Iterator[_Article]:
    """The articles in order. Of several on one printed page the first one bears its number."""
    numbered: set[int] = set()
    for number, (item, head) in enumerate(zip(issue.items, section_heads(issue), strict=True), 1):
        if isinstance(item, ArticleItem):
            folio = setting.folios.get(item.slug)
            is_first = folio is not None and folio not in numbered
            if folio is not None:
                numbered.add(folio)
            name = f"{number:03}{_stem(item.slug)}.xhtml"
            yield _Article(item.slug, name, head, item.manuscript, folio if is_first else None)


def _stem(slug: str) -> str:
    """The slug for a file's name; nothing of one that is none."""
    return f"-{slug[:_LONGEST_NAME]}" if _SLUG.fullmatch(slug) else ""


def _links(articles: tuple[_Article, ...], setting: Setting) -> Links:
    return Links({it.slug: it.name for it in articles if it.slug}, setting.address.rstrip("/"))


def _rendered(article: _Article, setting: Setting, links: Links) -> str:
    section = _section_name(article, setting.sections)
    heading = Heading(section, article.folio)
    return render_article(article.manuscript, heading=heading, setting=setting, links=links)


def _section_name(article: _Article, sections: Mapping[str, str]) -> str:
    return sections.get(article.manuscript.section) or article.head


def _navigation(issue: Issue, articles: tuple[_Article, ...], setting: Setting) -> str:
    groups: list[Group] = []
    letter = issue.letter
    if letter:
        label = label_of(letter, setting.wording)
        groups.append(Group("", (Entry("letter.xhtml", label, letter.language),)))
    for article in articles:
        label = label_of(article.manuscript, setting.wording)
        entry = Entry(article.name, label, article.manuscript.language)
        if groups and groups[-1].head == article.head and article.head:
            groups[-1] = Group(article.head, (*groups[-1].entries, entry))
        else:
            groups.append(Group(article.head, (entry,)))
    pages = tuple(
        (it.folio, f"{it.name}#{folio_anchor(it.folio)}") for it in articles if it.folio is not None
    )
    begins = "letter.xhtml" if letter else next((it.name for it in articles), "imprint.xhtml")
    has_cover = setting.cover is not None and issue.cover.picture is not None
    return navigation(
        Navigation(tuple(groups), pages, begins, has_cover=has_cover), setting=setting
    )
