"""The words that printed pages add to the author's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The furniture's words in one language; `{name}` stands where a name or number goes."""

    contents: str = "Contents"
    in_this_issue: str = "In this issue"
    masthead: str = "Masthead"
    publisher: str = "Published by"
    editors: str = "Editor"
    issn: str = "ISSN"
    number: str = "No. {number}"
    volume: str = "Volume {number}"
    issue: str = "Issue {number}"
    by: str = "By {names}"
    and_: str = "and"
    cover: str = "Cover"
    letter: str = "The letter"
    advertisement: str = "Advertisement"
    advertisement_missing: str = "The advertiser’s file is missing"
    page: str = "page {number}"
    pull_quote: str = "Pull quote"
    box: str = "Box"
    notes: str = "Notes"
    picture_missing: str = "The picture is missing"
    read_at: str = "This article on the web"
    blank: str = "This page is left empty"


ENGLISH = Wording()
GERMAN = Wording(
    contents="Inhalt",
    in_this_issue="In diesem Heft",
    masthead="Impressum",
    publisher="Verlag",
    editors="Redaktion",
    issn="ISSN",
    number="Nr. {number}",
    volume="Jahrgang {number}",
    issue="Heft {number}",
    by="Von {names}",
    and_="und",
    cover="Titelbild",
    letter="Editorial",
    advertisement="Anzeige",
    advertisement_missing="Die Datei des Inserenten fehlt",
    page="Seite {number}",
    pull_quote="Zitat",
    box="Kasten",
    notes="Anmerkungen",
    picture_missing="Das Bild fehlt",
    read_at="Dieser Artikel im Netz",
    blank="Diese Seite bleibt leer",
)


def wording_for(language: str) -> Wording:
    """The words of a BCP 47 tag's language; English where we have none."""
    return GERMAN if language.lower().partition("-")[0] == "de" else ENGLISH
