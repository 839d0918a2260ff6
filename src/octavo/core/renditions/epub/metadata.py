"""What the book is, as the elements of its package say it: names, dates, series, claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from octavo.core.issue.contents import manuscripts
from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.figures import figures
from octavo.core.renditions.epub.claims import claims, facts_of
from octavo.core.renditions.epub.markup import element, is_language, one_line
from octavo.core.renditions.epub.page import known_language
from octavo.core.renditions.epub.settings import Setting

ISSN = re.compile(r"\d{4}-\d{3}[\dX]")


def issue_metadata(issue: Issue, *, setting: Setting, is_heard: bool = False) -> tuple[str, ...]:
    """The elements of a whole issue's package; `is_heard` when any of it is."""
    cover = issue.cover.picture
    shown = [cover] if setting.cover and cover else []
    number = setting.wording.number.format(number=issue.number)
    name = _name(issue, setting)
    titled = [f"{name}, {number}", *([issue.title] if one_line(issue.title) else [])]
    editors = issue.masthead.editors
    return (
        *_identity(f"issues/{issue.number}", issue, setting),
        _dc("title", ": ".join(titled), id="title"),
        *_languages(manuscripts(issue), setting),
        *(_person(Byline(editors, role="edt"), 1) if one_line(editors) else ()),
        *_publisher(issue),
        *_series(issue, setting),
        *_common(issue, manuscripts(issue), setting, shown, is_heard=is_heard),
    )


def article_metadata(
    issue: Issue, slug: str, *, setting: Setting, is_heard: bool = False
) -> tuple[str, ...]:
    """The elements of the package of one article."""
    texts = [
        item.manuscript
        for item in issue.items
        if isinstance(item, ArticleItem) and item.slug == slug
    ]
    headline = next((it.headline for it in texts if one_line(it.headline)), "")
    authors = [by for it in texts for by in it.bylines if one_line(by.name) and not by.role]
    people = (_person(by, number) for number, by in enumerate(authors, 1))
    return (
        *_identity(f"articles/{slug}", issue, setting),
        _dc("title", headline or setting.wording.untitled, id="title"),
        *_languages(texts, setting),
        *(line for person in people for line in person),
        *_publisher(issue),
        *_series(issue, setting),
        *_common(issue, texts, setting, [], is_heard=is_heard),
    )


def _identity(path: str, issue: Issue, setting: Setting) -> Iterator[str]:
    """A name that the same book has whenever and wherever it is made."""
    house = setting.address.rstrip("/") or _name(issue, setting)
    yield _dc(
        "identifier",
        f"urn:uuid:{uuid5(NAMESPACE_URL, _sound(f'{house}/{path}#epub'))}",
        id="book-id",
    )


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _name(issue: Issue, setting: Setting) -> str:
    return issue.masthead.name if one_line(issue.masthead.name) else setting.wording.untitled


def _languages(texts: Iterable[Manuscript], setting: Setting) -> Iterator[str]:
    """The house's language, then those of the articles."""
    found = {known_language(setting.language): None}
    found |= {text.language: None for text in texts if is_language(text.language)}
    yield from (_dc("language", tag) for tag in found)


def _person(byline: Byline, number: int) -> tuple[str, ...]:
    anchor = f"creator-{number}"
    role = byline.role or "aut"
    return (
        _dc("creator", byline.name, id=anchor),
        _meta("role", role, refines=f"#{anchor}", scheme="marc:relators"),
    )


def _publisher(issue: Issue) -> Iterator[str]:
    if one_line(issue.masthead.publisher):
        yield _dc("publisher", issue.masthead.publisher)


def _series(issue: Issue, setting: Setting) -> Iterator[str]:
    """The magazine as a series, and which place the issue has in it."""
    yield _meta("belongs-to-collection", _name(issue, setting), id="series")
    yield _meta("collection-type", "series", refines="#series")
    yield _meta("group-position", str(issue.number), refines="#series")
    if ISSN.fullmatch(issue.masthead.issn):
        yield _meta("dcterms:identifier", f"urn:issn:{issue.masthead.issn}", refines="#series")


def _common(
    issue: Issue,
    texts: Iterable[Manuscript],
    setting: Setting,
    front: list[Figure],
    *,
    is_heard: bool,
) -> Iterator[str]:
    yield _dc("date", issue.dated_on.isoformat())
    yield _meta("dcterms:modified", f"{setting.modified_on.isoformat()}T00:00:00Z")
    yield _meta("ibooks:specified-fonts", "true")
    if has_pages := any(setting.printed.get(slug) for slug in _slugs(issue)):
        yield _meta("pageBreakSource", _printed(issue, setting))
    shown = [it for text in texts for it in figures(text) if it.source in setting.pictures]
    facts = facts_of([*front, *shown], has_pages=has_pages, is_heard=is_heard)
    for name, value in claims(facts, setting.wording):
        yield _meta(f"schema:{name}", value)


def _slugs(issue: Issue) -> Iterator[str]:
    return (item.slug for item in issue.items if isinstance(item, ArticleItem))


def _printed(issue: Issue, setting: Setting) -> str:
    """Which printed pages the numbers are taken from."""
    number = setting.wording.number.format(number=issue.number)
    issn = issue.masthead.issn
    return ", ".join(
        [_name(issue, setting), number, *([f"ISSN {issn}"] if ISSN.fullmatch(issn) else [])]
    )


def _dc(name: str, value: str, **attributes: str | None) -> str:
    return element(f"dc:{name}", one_line(value), **attributes)


def _meta(name: str, value: str, **attributes: str | None) -> str:
    return element("meta", one_line(value), property=name, **attributes)
