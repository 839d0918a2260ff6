"""One article as a tree: its opener, its blocks in order, its notes by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from octavo.core.manuscript.blocks import Box, Paragraph, PullQuote, Verse
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.measuring import word_count
from octavo.core.manuscript.opening import closing_place, opening_place
from octavo.core.renditions.paged.blocks import opening, write
from octavo.core.renditions.paged.colours import colours_of
from octavo.core.renditions.paged.letters import clean, tongue
from octavo.core.renditions.paged.lines import Tree, Writing, line, plain_line, writing_of
from octavo.core.renditions.paged.settings import Look, Setting

# A piece of fewer words, or with so few pages, stands in three narrow columns.
SHORT_WORDS, SHORT_PAGES = 900, 2
NO_FITS: Mapping[str, Any] = {}


def render_article(
    manuscript: Manuscript,
    *,
    setting: Setting,
    slug: str = "",
    pages: int = 0,
    head: str = "",
    slugs: frozenset[str] = frozenset(),
) -> Tree:
    """The article as pages take it. `pages` is its budget, 0 for as many as it needs.

    `head` is the section head it stands under, `slugs` are the articles of the same issue.
    """
    writing = writing_of(manuscript, setting, slugs)
    tree: Tree = {
        "type": "article",
        "slug": slug,
        "pages": pages,
        "look": look(manuscript.section, head, setting),
        "kind": _kind(manuscript, pages),
        **(tongue(manuscript.language) or tongue(setting.language) or tongue("en")),
        "headline": plain_line(manuscript.headline, writing, "headline"),
        "headline_length": len(clean(manuscript.headline)),
        "bylines": [_byline(byline, writing) for byline in manuscript.bylines],
        "byline": _byline_words(manuscript.bylines, writing),
        "dateline": writing.words(manuscript.dateline),
        "fit": dict(setting.fits.get(slug, NO_FITS)),
    }
    if manuscript.standfirst:
        tree["standfirst"] = plain_line(manuscript.standfirst, writing, "standfirst")
    if manuscript.lead_image and (lead := write(manuscript.lead_image, writing, "lead_image")):
        tree["lead"] = {"path": "lead_image", **lead}
    tree["blocks"] = _blocks(manuscript, writing)
    if about := _about(manuscript.bylines, writing):
        tree["about"] = about
    tree["notes"], tree["unmarked"] = _notes(writing)
    tree["missing_letters"] = sorted(writing.missing)
    return tree


def look(section: str, head: str, setting: Setting) -> Tree:
    """The name above the headline and the section's colours, as the design names or mixes them."""
    known = setting.sections.get(section, Look(head))
    mixed = colours_of(known.hue)
    colours = mixed if mixed else {"hue": clean(known.hue)}
    return {"name": clean(head or known.name), **colours}


def _kind(manuscript: Manuscript, pages: int) -> str:
    """How the piece is laid out: `verse`, `short` in three columns, or `feature` in two."""
    text = [block for block in manuscript.blocks if not isinstance(block, PullQuote)]
    if text and all(isinstance(block, Verse) for block in text):
        return "verse"
    is_short = 0 < pages <= SHORT_PAGES or word_count(manuscript) < SHORT_WORDS
    has_wide = any(isinstance(block, Box) for block in text)
    return "short" if is_short and not has_wide else "feature"


def _byline(byline: Byline, writing: Writing) -> Tree:
    return {"name": writing.words(byline.name), "role": writing.words(byline.role)}


def _byline_words(bylines: tuple[Byline, ...], writing: Writing) -> str:
    """The authors in one line of words, then those who did something else, with what they did."""
    wording = writing.setting.wording
    names = [writing.words(byline.name) for byline in bylines if not byline.role]
    others = [
        f"{writing.words(byline.role)}: {writing.words(byline.name)}"
        for byline in bylines
        if byline.role
    ]
    joined = f" {wording.and_} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    by = [wording.by.format(names=joined)] if joined else []
    return "; ".join([*by, *others])


def _about(bylines: tuple[Byline, ...], writing: Writing) -> list[Tree]:
    """Who they are that are named above the text, each once, in the language of the house."""
    setting = writing.setting
    names = dict.fromkeys(byline.name for byline in bylines)
    said = [setting.authors[name] for name in names if setting.authors.get(name)]
    return [
        plain_line(words, writing, f"about[{index}]") | tongue(setting.language)
        for index, words in enumerate(said)
    ]


def _blocks(manuscript: Manuscript, writing: Writing) -> list[Tree]:
    opens, closes = opening_place(manuscript.blocks), closing_place(manuscript.blocks)
    trees: list[Tree] = []
    for index, block in enumerate(manuscript.blocks):
        place = f"blocks[{index}]"
        if index == opens and isinstance(block, Paragraph) and block.inlines:
            written = [opening(block, writing, place)]
        else:
            tree = write(block, writing, place)
            written = [{"path": place, **tree}] if tree else []
        if index == closes and written:
            written[0]["closes"] = True
        trees += written
    return trees


def _notes(writing: Writing) -> tuple[Tree, list[int]]:
    """Every note by its number, and those that no mark brings, which end the article."""
    notes: Tree = {}
    while note := writing.notes.at(len(notes)):
        if note.number not in writing.brought:
            writing.unmarked.append(note.number)
        notes[str(note.number)] = {}  # counted before its line, which may hold marks
        notes[str(note.number)] = line(note.inlines, writing, note.path)
    return notes, writing.unmarked
