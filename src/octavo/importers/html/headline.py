"""Which element of a page is the headline, and its words as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import html

from octavo.importers.html.labels import labels
from octavo.importers.html.metadata import Facts
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import children, line_of, words_in

_LABELS = words_in(
    """
    headline p-name entry-title post-title article-title graf--title article-headline
    story-headline gh-article-title page-title story-title entry-headline itemheadline
    msotitle title
    """
)
_TAGS = ("h1", "h2", "h3", "h4", "p", "div", "span", "b", "strong", "font", "td", "center")
_RANKED = ("h1", "h2", "h3", "h4")
_BARS = re.compile(r"\s+(?:[|–—·•»«›‹]|::|-|//)\s+|\s*\|\s*")
_LIST_NAME = re.compile(r"^\[[\w .-]{2,30}\]\s+(?=\S)")  # of a mailing list, before a subject
_LONGEST = 45  # words
_MOST_ABOVE = 60  # words of prose that may stand above a headline: a standfirst, a notice


def find_headline(
    outer: html.HtmlElement, article: html.HtmlElement, facts: Facts, weights: Weights
) -> html.HtmlElement | None:
    """The headline's element: what the page's facts name, else the first heading of rank one."""
    named = [_plain(name) for name in facts.headlines]
    inside = set(article.iter())
    candidates = [e for e in outer.iter(*_TAGS) if _may_be(e, facts)]
    own = [e for e in candidates if e in inside and e.tag == "h1"]
    for is_whole in (True, False):
        matching = [e for e in candidates if _matches(_plain(line_of(e)), named, is_whole=is_whole)]
        if matching:
            best = min(matching, key=lambda e: (e not in inside, -len(line_of(e)), _rank(e)))
            return own[0] if own and best not in inside else best
    ranked = [e for e in candidates if e.tag == "h1" or not labels(e).isdisjoint(_LABELS)]
    ranked = [e for e in ranked if not _stands_below_text(e, article, weights)]
    if not ranked and (opening := _opening_heading(article, candidates)) is not None:
        return opening
    return min(ranked, key=lambda e: (e not in inside, _rank(e)), default=None)


def headline_words(
    element: html.HtmlElement | None, facts: Facts, *, opening: Sequence[str]
) -> str:
    """The headline as the reader sees it.

    Without an element, the part of the page's title that is one of the `opening` lines; else, on
    a page that says it is an article, its title.
    """
    if element is None:
        return _from_titles(facts, opening)
    seen = _LIST_NAME.sub("", _spaced_line(element))
    is_composed = _spaced_line(element) != line_of(element)
    for name in facts.headlines:
        if is_composed and _letters(seen) == _letters(name):
            return name
        if seen.isupper() and not name.isupper() and name.lower() == seen.lower():
            return name
    return seen


def title_parts(facts: Facts) -> list[str]:
    """What stands between the bars of the page's titles: headline, section, magazine."""
    return [part for name in facts.headlines for part in (name, *_BARS.split(name)) if part]


def same_words(left: str, right: str) -> bool:
    """Whether two titles differ in nothing but case, quotes, dashes and spaces."""
    return _plain(left) == _plain(right) != ""


def _spaced_line(element: html.HtmlElement) -> str:
    """The words of a heading; parts that are set apart by looks alone get a space between."""
    parts = [line_of(child) for child in children(element)]
    bare = (element.text, *(child.tail for child in element))
    if len(parts) > 1 and all(" " in part for part in parts[1:]) and not any(bare):
        return " ".join(part for part in parts if part)
    return line_of(element)


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _from_titles(facts: Facts, opening: Sequence[str]) -> str:
    for part in title_parts(facts):
        for line in opening:
            if same_words(part, line) and not same_words(part, facts.site):
                return line
    if not facts.is_article:
        return ""
    return next((_without_site(name, facts.site) for name in facts.headlines), "")


def _opening_heading(
    article: html.HtmlElement, candidates: Sequence[html.HtmlElement]
) -> html.HtmlElement | None:
    """A heading of a lower rank that is the very first thing in the article."""
    first = next((e for e in article.iterdescendants() if (e.text or "").strip()), None)
    if first is None:
        return None
    return next((e for e in candidates if e is first or e in first.iterancestors()), None)


def _stands_below_text(
    element: html.HtmlElement, article: html.HtmlElement, weights: Weights
) -> bool:
    """Whether the article's text has begun above: then the heading is a crosshead."""
    words = 0
    for each in article.iter():
        if each is element:
            return words > _MOST_ABOVE
        if weights[each].prose > sum(weights[child].prose for child in each):
            words += weights[each].prose
    return False


def _may_be(element: html.HtmlElement, facts: Facts) -> bool:
    is_heading = element.tag in _RANKED
    is_part = any(each.tag in _RANKED for each in element.iterancestors())
    if not is_heading and (is_part or labels(element).isdisjoint(_LABELS)):
        return False
    words = line_of(element)
    count = len(words.split())
    return 0 < count <= _LONGEST and not same_words(words, facts.site)


def _rank(element: html.HtmlElement) -> int:
    return int(element.tag[1]) if element.tag in _RANKED else 2


def _matches(words: str, named: Iterable[str], *, is_whole: bool) -> bool:
    """Whether the heading says what the page is called, wholly or as the start of it."""
    if is_whole:
        return words in named
    return len(words) >= 6 and any(
        name.startswith(words) or name.endswith(words) or words.startswith(name)
        for name in named
        if len(name) >= 6
    )


def _without_site(title: str, site: str) -> str:
    """A window's title without the magazine's name after a bar."""
    parts = _BARS.split(title)
    if len(parts) < 2:
        return title
    kept = [part for part in parts if not site or not same_words(part, site)]
    if len(kept) < len(parts):
        return title[: title.index(kept[0]) + len(kept[0])] if kept else title
    return parts[0] if "|" in title and len(parts[0].split()) > 1 else title


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()
