"""The body of an article as HTML: its blocks in order, then its notes."""

from __future__ import annotations

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import running_text
from octavo.core.manuscript.noting import Note, Notes
from octavo.core.manuscript.opening import closing_place, opening_place
from octavo.core.manuscript.sentences import Sentence, sentences

# Importing the writers of these blocks teaches `write` about them.
from octavo.core.renditions.web import figures, lists, tables  # noqa: F401
from octavo.core.renditions.web.boxes import write_all
from octavo.core.renditions.web.lines import line
from octavo.core.renditions.web.markup import element
from octavo.core.renditions.web.page import Page
from octavo.core.renditions.web.settings import ImageFor, Interlude, Wording, no_image

ENGLISH = Wording()


def render_body(
    manuscript: Manuscript,
    *,
    image: ImageFor = no_image,
    wording: Wording = ENGLISH,
    has_sentence_anchors: bool = False,
    goes_on: bool = False,
    interlude: Interlude | None = None,
) -> str:
    """The text below the opener: blocks and notes, escaped, with links to real addresses alone.

    Headline, standfirst, bylines and lead image belong to the page around it. With sentence
    anchors, every sentence is a span whose id is the sentence's (not so credits and speakers).
    Where the text goes on elsewhere, as after a teaser, nothing says that it has ended. An
    interlude stands between two blocks and changes nothing in them.
    """
    page = Page(
        image=image,
        wording=wording,
        notes=Notes(manuscript.blocks),
        spoken=running_text(manuscript),
        opening=_place(opening_place(manuscript.blocks)),
        closing="" if goes_on else _place(closing_place(manuscript.blocks)),
        sentences=_by_line(manuscript) if has_sentence_anchors else {},
    )
    body = write_all(manuscript.blocks, page, "blocks", interlude=interlude)
    return "\n".join(filter(None, [body, _notes(page)]))


def _by_line(manuscript: Manuscript) -> dict[str, list[Sentence]]:
    lines: dict[str, list[Sentence]] = {}
    for sentence in sentences(manuscript):
        lines.setdefault(sentence.path, []).append(sentence)
    return lines


def _place(index: int | None) -> str:
    return "" if index is None else f"blocks[{index}]"


def _notes(page: Page) -> str:
    items: list[tuple[Note, str]] = []
    while note := page.notes.at(len(items)):
        inside = line(note.inlines, page, note.path)  # may hold marks, which add notes
        items.append((note, inside))
    if not items:
        return ""
    written = [_note(note, inside, page.wording) for note, inside in items]
    heading = element("h2", page.wording.notes, id="notes-heading")
    listed = element("ol", "\n" + "\n".join(written) + "\n")
    return element(
        "section",
        f"\n{heading}\n{listed}\n",
        class_="notes",
        role="doc-endnotes",
        aria_labelledby="notes-heading",
    )


def _note(note: Note, inside: str, wording: Wording) -> str:
    label = wording.back.format(number=note.number)
    backs = "".join(
        " " + element("a", "↑", href=f"#{mark}", role="doc-backlink", aria_label=label)
        for mark in note.marks
    )
    return element("li", inside + backs, id=note.anchor)
