"""The maker of e-books as the press knows it, speaking the publication's language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from octavo.core.issue.document import Issue
from octavo.core.renditions.epub import Wording
from octavo.press.ebook.cover import can_draw
from octavo.press.ebook.making import Words, make_article, make_issue
from octavo.press.forms import Bench
from octavo.press.made import Made
from octavo.press.screen.making import design_key

# Raised with every change to the bytes of a book: to what core writes, the style, the pictures.
VERSION = "4"


@dataclass(frozen=True)
class EbookMaker:
    """Makes EPUB. The bench's folder keeps the converted pictures and the drawn cover.

    `overrides` is a folder of the house's own design, which the cover follows.
    """

    overrides: Path | None = None

    @property
    def version(self) -> str:
        """Tells when the same copy would be another book: the design of the cover is part of it."""
        return f"{VERSION} {design_key(self.overrides) if can_draw() else 'bare'}"

    def make_issue(self, issue: Issue, *, bench: Bench) -> Made:
        return make_issue(issue, bench=bench, words=translated(), design=self.overrides)

    def make_article(self, issue: Issue, slug: str, *, bench: Bench) -> Made:
        return make_article(issue, slug, bench=bench, words=translated())


def translated() -> Words:
    """All that books and their maker say, in the language that is active."""
    return Words(
        book=_wording(),
        missing=_("The picture “{name}” is not there: the e-book shows its words alone."),
        undrawn=_("The e-book shows the picture of the cover without name and lines. {reason}"),
        unread=_("The narration cannot be read: the e-book is silent here."),
        unfit=_("The text has changed since it was read aloud. Sentences left out: {count}."),
        unusable=_("The e-book shows the words of the picture “{name}” alone: {reason}."),
    )


def _wording() -> Wording:
    return Wording(
        contents=_("Contents"),
        cover=_("Cover"),
        cover_of=_("Cover of {name}, {number}"),
        begin=_("Start of reading"),
        title_page=_("Title page"),
        imprint=_("Imprint"),
        landmarks=_("Landmarks"),
        pages=_("Pages"),
        page=_("Page {folio}"),
        number=_("no. {number}"),
        volume=_("volume {volume}"),
        by=_("By {names}"),
        conjunction=_("{names} and {last}"),
        published_by=_("Published by {name}"),
        edited_by=_("Edited by {names}"),
        untitled=_("Untitled"),
        notes=_("Notes"),
        note=_("Note {number}"),
        back=_("Back to the text of note {number}"),
        pull_quote=_("Pull quote"),
        box=_("Box"),
        faces=_("Set in Literata and Archivo, under the SIL Open Font License."),
        summary=_(
            "Headings, lists, tables and notes are marked up as such, and the contents "
            "lead to every article. The text can be enlarged, recoloured and read aloud. "
            "Nothing moves or sounds."
        ),
        summary_heard=_(
            "Headings, lists, tables and notes are marked up as such, and the contents "
            "lead to every article. The text can be enlarged and recoloured. Where an article "
            "has a narration, each sentence of the running text is marked while it is heard; "
            "captions, tables, boxes and notes are not read aloud. Nothing moves, and nothing "
            "sounds by itself."
        ),
        summary_described=_("Every picture has a description."),
        summary_undescribed=_("Some pictures have no description."),
        summary_pages=_("Page numbers are those of the printed issue."),
    )
