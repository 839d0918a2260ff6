"""The standfirst of a page: marked as one, placed as one, or only told to machines."""

from __future__ import annotations

import re

from lxml import html

from octavo.importers.copy import SetAside
from octavo.importers.html.headline import same_words, title_parts
from octavo.importers.html.labels import labels
from octavo.importers.html.metadata import Facts
from octavo.importers.html.region import Region
from octavo.importers.html.words import HEADINGS, children, drop, line_of, words_in
from octavo.importers.judgement.bylines import read_signature
from octavo.importers.judgement.names import is_name

_SURE = words_in(
    """
    standfirst dek deck subtitle subheadline subhead sub-title p-summary excerpt strapline
    subtitel ingress chapo chapeau vorspann entradilla bajada sottotitolo doc-subtitle sapo
    alternativeheadline gh-article-excerpt graf--subtitle sub-headline sub-heading
    subheading manchet underrubrik deckline sommario untertitel teasertext intro-text
    article-intro
    """
)
_PERHAPS = words_in(
    """
    lead lede intro introduction summary description teaser preamble abstract leadtext
    """
)
_LONGEST = 90  # words
_LONGEST_BY_PLACE = 60
_FEWEST_HEADING = 6  # words of a heading below the headline that is no crosshead
_FEWEST_STATED = 4
_LONGEST_SITE_LINE = 8


def take_standfirst(
    region: Region, headline: str, *, facts: Facts, signed_at: list[int]
) -> tuple[str, list[SetAside]]:
    """The standfirst, taken out of the tree with every copy of it in the region.

    `signed_at` are the places of names and days: what stands between the headline and the first
    of them is the standfirst, even without a label.
    """
    listed = _take_site_lines(region, headline, facts)
    opinions = (
        _marked(region, facts),
        _stated(region, facts),
        _placed(region, signed_at),
        _below_headline(region),
        _bold_opening(region),
    )
    element = next((each for each in opinions if each is not None), None)
    if element is None:
        return _unseen(region, headline, facts), listed
    words = line_of(element)
    drop(element)
    for copy in [line for line in region.lines() if same_words(line_of(line), words)]:
        listed.append(SetAside(line_of(copy), "the standfirst once more"))
        drop(copy)
    return words, listed


def _take_site_lines(region: Region, headline: str, facts: Facts) -> list[SetAside]:
    """Lines that only name the site: `From Wayside, the slow magazine`."""
    parts = [part for part in title_parts(facts) if part not in facts.headlines]
    names = {facts.site, *(part for part in parts if not same_words(part, headline))} - {""}
    listed: list[SetAside] = []
    for line in list(region.lines()):
        words = line_of(line)
        is_short = len(words.split()) <= _LONGEST_SITE_LINE and not same_words(words, headline)
        if read_signature(words) or not (is_short and _is_high(line, region)):
            continue
        if any(_says(words, name) for name in names):
            listed.append(SetAside(words, "the name of the site"))
            drop(line)
    return listed


def _says(words: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)) and len(name) > 3


def _fits(element: html.HtmlElement, longest: int = _LONGEST) -> bool:
    return 1 < len(line_of(element).split()) <= longest


def _marked(region: Region, facts: Facts) -> html.HtmlElement | None:
    """An element that its makers called a standfirst, not too far down."""
    for element in region.present():
        if region.holds_headline(element) or not _fits(element) or is_name(line_of(element)):
            continue
        found = labels(element)
        if not found.isdisjoint(_SURE) and _is_high(element, region):
            return element
        is_weakly_marked = not found.isdisjoint(_PERHAPS) and element.tag != "figcaption"
        if is_weakly_marked and _is_high(element, region) and _is_apart(element, region, facts):
            return element
    return None


def _is_high(element: html.HtmlElement, region: Region) -> bool:
    """Whether no paragraph of prose stands above the element."""
    return region.first_prose < 0 or region.place(element) <= region.first_prose


def _is_apart(element: html.HtmlElement, region: Region, facts: Facts) -> bool:
    """Whether a doubtful label is borne out: by a header around it, a heading tag, or the facts."""
    if element.tag in HEADINGS or any(
        e.tag in ("header", "hgroup") for e in element.iterancestors()
    ):
        return True
    words = line_of(element)
    if any(same_words(words, stated) for stated in facts.standfirsts):
        return True
    below = region.headline is not None and region.headline.getnext() is element
    return below or bool(element.find("em") is not None and _wholly(element, ("em", "i")))


def _stated(region: Region, facts: Facts) -> html.HtmlElement | None:
    """A line that the page's description repeats, unless the description is the first paragraph."""
    lines = list(region.lines())
    for position, line in enumerate(lines):
        words = line_of(line)
        if not any(same_words(words, stated) for stated in facts.standfirsts) or not _fits(line):
            continue
        is_heading = line.tag in HEADINGS
        is_first_of_body = line.tag == "p" and region.place(line) >= region.first_prose >= 0
        is_set_off = _wholly(line, ("strong", "b", "em", "i")) or _followed_by_byline(
            lines, position
        )
        if is_heading or is_set_off or not is_first_of_body:
            return line
    return None


def _followed_by_byline(lines: list[html.HtmlElement], position: int) -> bool:
    """Whether this line stands in another element than the paragraphs below it."""
    if position + 1 >= len(lines):
        return False
    return lines[position].getparent() is not lines[position + 1].getparent()


def _placed(region: Region, signed_at: list[int]) -> html.HtmlElement | None:
    """The one line between the headline and who signed it."""
    below = [
        place
        for place in signed_at
        if region.headline is None or place > region.place(region.headline)
    ]
    if not below or region.headline is None:
        return None
    start, end = region.place(region.headline), min(below)
    between = [line for line in region.lines() if start < region.place(line) < end]
    if len(between) == 1 and between[0].tag in ("p", "div", *HEADINGS):
        return between[0] if _fits(between[0], _LONGEST_BY_PLACE) else None
    return None


def _below_headline(region: Region) -> html.HtmlElement | None:
    """A heading right below the headline that says more than a crosshead does."""
    if region.headline is None:
        return None
    lines = [e for e in region.lines() if region.place(e) > region.place(region.headline)]
    if len(lines) < 2 or lines[0].tag not in HEADINGS or lines[1].tag in HEADINGS:
        return None
    words = line_of(lines[0])
    is_sentence = words.endswith((".", "?", "!", "…")) or len(words.split()) >= _FEWEST_HEADING
    return lines[0] if is_sentence and _fits(lines[0], _LONGEST_BY_PLACE) else None


def _bold_opening(region: Region) -> html.HtmlElement | None:
    """A first paragraph set wholly in bold, above paragraphs that are not."""
    lines = [e for e in region.lines() if not region.is_above(e)]
    if len(lines) < 2 or lines[0].tag != "p" or len(line_of(lines[0]).split()) < _FEWEST_HEADING:
        return None
    is_bold = _wholly(lines[0], ("strong", "b")) and not _wholly(lines[1], ("strong", "b"))
    words = line_of(lines[0])
    is_question = words.endswith("?") or ":" in words[:40]
    return lines[0] if is_bold and not is_question and _fits(lines[0], _LONGEST_BY_PLACE) else None


def _wholly(element: html.HtmlElement, tags: tuple[str, ...]) -> bool:
    """Whether all the words of the element stand inside one child of these tags."""
    inner = [child for child in children(element) if line_of(child)]
    loose = "".join(text or "" for text in (element.text, *(child.tail for child in element)))
    return len(inner) == 1 and inner[0].tag in tags and not loose.strip()


def _unseen(region: Region, headline: str, facts: Facts) -> str:
    """The page's description, when it is more than the beginning of the text."""
    opening = " ".join(line_of(line) for line in region.lines())
    for stated in facts.standfirsts:
        start = stated.rstrip(" .…[]")
        is_new = len(stated.split()) >= _FEWEST_STATED and not same_words(stated, headline)
        is_cut = stated.endswith(("…", "...", "[…]", "[...]"))
        if (
            is_new
            and not is_cut
            and not _begins(opening, start)
            and not same_words(stated, facts.site)
        ):
            return stated
    return ""


def _begins(opening: str, start: str) -> bool:
    def plain(words: str) -> str:
        return "".join(c for c in words.casefold() if c.isalnum())

    return plain(start)[:80] in plain(opening)
