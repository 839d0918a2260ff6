"""The documents of a book that are not articles: cover, title page, imprint."""

from __future__ import annotations

from octavo.core.issue.document import Issue
from octavo.core.issue.paging import COVER, IMPRINT
from octavo.core.manuscript.inlines import plain_text
from octavo.core.renditions.epub.breaks import page_breaks
from octavo.core.renditions.epub.links import Links
from octavo.core.renditions.epub.markup import clean, document, element, one_line, void, words
from octavo.core.renditions.epub.settings import Picture, Setting


def issue_line(issue: Issue, setting: Setting) -> str:
    """Volume, number and date, as plain words in one line."""
    wording = setting.wording
    volume = wording.volume.format(volume=issue.volume) if issue.volume else ""
    number = wording.number.format(number=issue.number)
    counted = ", ".join(filter(None, [volume, number]))
    return " · ".join(filter(None, [counted[:1].upper() + counted[1:], setting.dated]))


def cover_page(issue: Issue, picture: Picture, setting: Setting) -> str:
    """The picture on the front, described by what stands on it and what it shows."""
    opened = _page_breaks(COVER, setting)
    shown = void("img", src=picture.href, alt=cover_description(issue, setting))
    return document(
        element("section", opened + shown, class_="cover", epub_type="cover"),
        title=setting.wording.cover,
        language=setting.language,
        class_="cover-page",
        epub_type="frontmatter",
    )


def cover_description(issue: Issue, setting: Setting) -> str:
    """Plain words for those who do not see the cover."""
    wording = setting.wording
    number = wording.number.format(number=issue.number)
    shown = issue.cover.picture.alt if issue.cover.picture else ""
    said = [wording.cover_of.format(name=issue.masthead.name, number=number), *issue.cover.lines]
    sentences = [*(it.rstrip(".") + "." for it in said if it.strip()), shown]
    return " ".join(" ".join(sentences).split())


def title_page(issue: Issue, setting: Setting) -> str:
    """The masthead, the number and date, and the lines of the cover."""
    masthead = issue.masthead
    name = words(masthead.name) if one_line(masthead.name) else words(setting.wording.untitled)
    lines = [
        element("li", words(line))
        for line in issue.cover.lines
        if one_line(line) and line.strip() != issue.title.strip()
    ]
    inside = [
        element("h1", name, class_="masthead", id="headline"),
        _paragraph(masthead.strapline, "strapline"),
        _paragraph(issue_line(issue, setting), "issue-line"),
        _paragraph(issue.title, "issue-title"),
        element("ul", "\n".join(lines), class_="cover-lines") if lines else "",
    ]
    return document(
        element(
            "section",
            "\n".join(filter(None, inside)),
            epub_type="titlepage",
            aria_labelledby="headline",
        ),
        title=masthead.name if one_line(masthead.name) else setting.wording.title_page,
        language=setting.language,
        class_="title-page",
        epub_type="frontmatter",
    )


def imprint(issue: Issue, setting: Setting) -> str:
    """Who makes the magazine, who drew the cover, which faces it is set in."""
    wording, masthead = setting.wording, issue.masthead
    publisher, editors = masthead.publisher.strip(), masthead.editors.strip()
    inside = [
        _page_breaks(IMPRINT, setting),
        element("h1", words(wording.imprint), id="headline"),
        _paragraph(masthead.name, "masthead"),
        _paragraph(issue_line(issue, setting), "issue-line"),
        _paragraph(wording.published_by.format(name=publisher) if publisher else ""),
        _paragraph(wording.edited_by.format(names=editors) if editors else ""),
        _paragraph(masthead.address),
        _paragraph(f"ISSN {masthead.issn}" if masthead.issn.strip() else ""),
        _address(setting.address),
        _cover_words(issue, wording.cover),
        _paragraph(wording.faces),
    ]
    return document(
        element(
            "section",
            "\n".join(filter(None, inside)),
            class_="imprint",
            epub_type="imprint",
            aria_labelledby="headline",
        ),
        title=wording.imprint,
        language=setting.language,
        epub_type="backmatter",
    )


def _page_breaks(name: str, setting: Setting) -> str:
    folios = (it.folio for it in setting.printed.get(name, ()))
    return "".join(page_breaks(folios, setting.wording))


def _paragraph(said: str, class_: str | None = None) -> str:
    return element("p", words(said), class_=class_) if one_line(said) else ""


def _address(address: str) -> str:
    leads_to = Links().leads_to(address)
    return element("p", element("a", words(address), href=leads_to)) if leads_to else ""


def _cover_words(issue: Issue, label: str) -> str:
    """Caption, credit and licence of the cover, whose own page is all picture."""
    picture = issue.cover.picture
    if picture is None:
        return ""
    said = [
        words(it)
        for it in (plain_text(picture.caption), picture.credit, picture.licence)
        if one_line(it)
    ]
    return element("p", f"{clean(label)}: {' · '.join(said)}") if said else ""
