"""What the maker of an e-book tells the rendition: pictures, printed pages, and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from octavo.core.issue.paging import PageStarts


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that the book adds to the authors', in the language of the house."""

    contents: str = "Contents"
    cover: str = "Cover"
    cover_of: str = "Cover of {name}, {number}"
    begin: str = "Start of reading"
    title_page: str = "Title page"
    imprint: str = "Imprint"
    landmarks: str = "Landmarks"
    pages: str = "Pages"
    page: str = "Page {folio}"
    number: str = "no. {number}"
    volume: str = "volume {volume}"
    by: str = "By {names}"
    conjunction: str = "{names} and {last}"
    published_by: str = "Published by {name}"
    edited_by: str = "Edited by {names}"
    untitled: str = "Untitled"
    notes: str = "Notes"
    note: str = "Note {number}"
    back: str = "Back to the text of note {number}"
    pull_quote: str = "Pull quote"
    box: str = "Box"
    faces: str = "Set in Literata and Archivo, under the SIL Open Font License."
    summary: str = (
        "Headings, lists, tables and notes are marked up as such, and the contents lead to every"
        " article. The text can be enlarged, recoloured and read aloud. Nothing moves or sounds."
    )
    summary_heard: str = (
        "Headings, lists, tables and notes are marked up as such, and the contents lead to every"
        " article. The text can be enlarged and recoloured. Where an article has a narration, each"
        " sentence of the running text is marked while it is heard; captions, tables, boxes and"
        " notes are not read aloud. Nothing moves, and nothing sounds by itself."
    )
    summary_described: str = "Every picture has a description."
    summary_undescribed: str = "Some pictures have no description."
    summary_pages: str = "Page numbers are those of the printed issue."


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the book keeps a picture, as its documents name it."""

    href: str


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a book needs beside its copy.

    `pictures` goes by the source of a figure; what is missing is shown by its words alone.
    `printed` are the printed pages of articles and front matter. `sections` are the names of
    sections by slug. `modified_on` is the day that the book says it was last changed on. `authors`
    says who somebody is, by the name that bylines have. `heard` are the slugs of the articles that
    the book reads aloud.
    """

    modified_on: date
    language: str = "en"
    address: str = ""
    dated: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    cover: Picture | None = None
    printed: PageStarts = field(default_factory=dict)
    wording: Wording = field(default_factory=Wording)
    authors: Mapping[str, str] = field(default_factory=dict)
    heard: frozenset[str] = frozenset()
