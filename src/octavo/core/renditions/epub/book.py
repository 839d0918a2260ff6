"""A whole issue, or one article of it, as the documents of a book in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from octavo.core.issue.contents import section_heads
from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.issue.paging import CONTENTS, COVER, IMPRINT, LETTER, PageStart, PageStarts
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.epub.article import Heading, label_of, render_article
from octavo.core.renditions.epub.breaks import folio_anchor
from octavo.core.renditions.epub.front import cover_page, imprint, title_page
from octavo.core.renditions.epub.links import Links
from octavo.core.renditions.epub.navigation import Entry, Group, Navigation, navigation
from octavo.core.renditions.epub.settings import Setting

NAVIGATION = "nav.xhtml"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the book: its file name, what is in it, and of an article its slug."""

    name: str
    content: str
    is_navigation: bool = False
    slug: str = ""


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with the file it becomes, and what stands above it."""

    slug: str
    name: str
    head: str
    manuscript: Manuscript
    printed: tuple[PageStart, ...]


def issue_documents(issue: Issue, *, setting: Setting) -> tuple[Document, ...]:
    """Cover, title page, contents, letter, articles, imprint: those that there are.

    Advertisements, pages of the house and blank pages are print's own; a book has none.
    """
    setting = replace(setting, printed=_each_once(issue, setting))
    articles = tuple(_articles(issue, setting))
    links = _links(articles, setting)
    letter = issue.letter
    opened = [Document("title.xhtml", title_page(issue, setting))]
    if setting.cover:
        opened.insert(0, Document("cover.xhtml", cover_page(issue, setting.cover, setting)))
    written = []
    if letter:
        heading = Heading(printed=setting.printed.get(LETTER, ()))
        alone = replace(setting, authors={})  # a letter's author needs no introduction
        content = render_article(letter, heading=heading, setting=alone, links=links)
        written.append(Document("letter.xhtml", content))
    written += [_document(it, setting, links) for it in articles]
    contents = Document(NAVIGATION, _navigation(issue, articles, setting), is_navigation=True)
    return (*opened, contents, *written, Document("imprint.xhtml", imprint(issue, setting)))


def article_documents(issue: Issue, slug: str, *, setting: Setting) -> tuple[Document, ...]:
    """One article of the issue as a book of its own: itself, its imprint, and a way to both."""
    alone = replace(issue, letter=None, cover=replace(issue.cover, picture=None))
    setting = replace(setting, cover=None, printed={slug: setting.printed.get(slug, ())})
    articles = tuple(it for it in _articles(issue, setting) if it.slug == slug)
    links = _links(articles, setting)
    contents = Document(NAVIGATION, _navigation(alone, articles, setting), is_navigation=True)
    written = [_document(it, setting, links) for it in articles]
    return (*written, contents, Document("imprint.xhtml", imprint(alone, setting)))


def _articles(issue: Issue, setting: Setting) -> Iterator[_Article]:
    """The articles in order."""
    for number, (item, head) in enumerate(zip(issue.items, section_heads(issue), strict=True), 1):
        if isinstance(item, ArticleItem):
            name = f"{number:03}{_stem(item.slug)}.xhtml"
            printed = tuple(setting.printed.get(item.slug, ()))
            yield _Article(item.slug, name, head, item.manuscript, printed)


def _each_once(issue: Issue, setting: Setting) -> PageStarts:
    """Each printed page with the part of the book that is the first to stand on it."""
    articles = (item.slug for item in issue.items if isinstance(item, ArticleItem))
    taken: set[int] = set()
    printed: dict[str, list[PageStart]] = {}
    for name in dict.fromkeys((COVER, CONTENTS, LETTER, *articles, IMPRINT)):
        printed[name] = [it for it in setting.printed.get(name, ()) if it.folio not in taken]
        taken |= {it.folio for it in printed[name]}
    return printed


def _stem(slug: str) -> str:
    """The slug for a file's name; nothing of one that is none."""
    return f"-{slug[:_LONGEST_NAME]}" if _SLUG.fullmatch(slug) else ""


def _links(articles: tuple[_Article, ...], setting: Setting) -> Links:
    return Links({it.slug: it.name for it in articles if it.slug}, setting.address.rstrip("/"))


def _document(article: _Article, setting: Setting, links: Links) -> Document:
    section = _section_name(article, setting.sections)
    heading = Heading(section, article.printed, is_heard=article.slug in setting.heard)
    content = render_article(article.manuscript, heading=heading, setting=setting, links=links)
    return Document(article.name, content, slug=article.slug)


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
    begins = "letter.xhtml" if letter else next((it.name for it in articles), "imprint.xhtml")
    return navigation(
        Navigation(tuple(groups), tuple(_pages(articles, setting)), begins), setting=setting
    )


def _pages(articles: tuple[_Article, ...], setting: Setting) -> list[tuple[int, str]]:
    """Every printed page with the place where it begins, counted as in print."""
    files = {COVER: "cover.xhtml"} if setting.cover else {}
    files |= {CONTENTS: NAVIGATION, LETTER: "letter.xhtml", IMPRINT: "imprint.xhtml"}
    files |= {it.slug: it.name for it in articles}
    return sorted(
        (folio, f"{file}#{folio_anchor(folio)}")
        for name, file in files.items()
        for folio, _path in setting.printed.get(name, ())
    )
