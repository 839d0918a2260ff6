"""What the book says of its own accessibility: nothing that the copy does not bear out.

There is no claim to meet WCAG: that takes a person who looks at every picture and its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octavo.core.manuscript.blocks import Figure
from octavo.core.renditions.epub.markup import one_line
from octavo.core.renditions.epub.settings import Wording


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of the book: of its pictures as shown, of printed pages, and of its sound."""

    has_pictures: bool
    are_all_described: bool
    has_pages: bool
    is_heard: bool


def facts_of(shown: Iterable[Figure], *, has_pages: bool, is_heard: bool) -> Facts:
    """Of the figures that have bytes. A book without pictures has none undescribed."""
    described = [bool(one_line(figure.alt)) for figure in shown]
    return Facts(bool(described), all(described), has_pages, is_heard)


def claims(facts: Facts, wording: Wording) -> Iterator[tuple[str, str]]:
    """The properties of schema.org with their values, in order.

    To hear a book is never sufficient: captions, tables, boxes and notes are not read aloud.
    """
    yield "accessMode", "textual"
    if facts.has_pictures:
        yield "accessMode", "visual"
        yield "accessModeSufficient", "textual,visual"
    if facts.is_heard:
        yield "accessMode", "auditory"
    if facts.are_all_described:
        yield "accessModeSufficient", "textual"
    for feature in _features(facts):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", _summary(facts, wording)


def _features(facts: Facts) -> Iterator[str]:
    yield from ("displayTransformability", "readingOrder", "structuralNavigation")
    yield from ("tableOfContents", "unlocked")
    if facts.has_pictures and facts.are_all_described:
        yield "alternativeText"
    if facts.has_pages:
        yield from ("pageBreakMarkers", "pageNavigation")
    if facts.is_heard:
        yield "synchronizedAudioText"


def _summary(facts: Facts, wording: Wording) -> str:
    said = [wording.summary_heard if facts.is_heard else wording.summary]
    if facts.has_pictures:
        is_whole = facts.are_all_described
        said.append(wording.summary_described if is_whole else wording.summary_undescribed)
    if facts.has_pages:
        said.append(wording.summary_pages)
    return " ".join(said)
