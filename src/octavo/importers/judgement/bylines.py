"""Who made the piece, read from a line such as `By Ada Fox and Ben Lund | 3 March 2026`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Inlines, runs
from octavo.importers.judgement import dates, names, sections
from octavo.importers.judgement.furniture import without_counts

# The words before a name, by the role they give. A bare preposition wants a whole name after it.
_AUTHOR = """
    words text texts story written author authors report reported review interview essay analysis
    opinion writer column reporting
    texte textes auteur auteure autrice auteurs écrit récit reportage propos\\ recueillis
    autor autorin autoren autora autores texto textos escrito testo testi autore autrice scritto
    a\\ cura tekst teksten auteurs geschreven skrevet skriven skribent artikel bericht ein\\ bericht
    ein\\ essay eine\\ reportage reportage teksti kirjoittanut toimittaja tekst\\ i napisał napisała
    napsal napsala autorka írta szerző автор текст yazan yazar text\\ og autori autoři gan
"""
_ROLES: dict[str, str] = {
    "photographs": """
        photographs photograph photography photos photo pictures picture images image photographer
        photographies photographie photographe fotografien fotografie fotos foto bilder bild
        fotograf fotografin fotografías fotografía fotografia fotografie fotografo fotógrafo
        fotógrafa imágenes imagens immagini foto’s foto's beeld billeder kuvat kuva valokuvat
        zdjęcia fotky snímky fotók фото fotoğraf""",
    "illustrations": """
        illustrations illustration illustrated illustrator art artwork drawings drawing cartoons
        cartoon illustrationen illustrator illustratorin zeichnungen zeichnung grafik ilustraciones
        ilustración ilustrador ilustradora illustrazioni illustrazione disegni ilustrações ilustração
        illustraties illustratie illustrationer kuvitus ilustracje ilustracja ilustrace иллюстрации""",
    "translation": """
        translated translation translator übersetzt übersetzung übersetzerin übersetzer traduit
        traduite traduction traductrice traducteur traducido traducción traductora traductor
        tradotto traduzione traduttrice traduttore traduzido tradução vertaald vertaling översatt
        översättning oversat oversættelse oversatt oversettelse suomennos kääntänyt tłumaczenie
        przekład přeložil přeložila překlad fordította перевод""",
    "editing": """
        edited editing editor redaktion bearbeitung édition edición edizione edição redactie""",
    "research": "research recherche investigación ricerca onderzoek",
    "additional reporting": "additional\\ reporting mitarbeit collaboration",
    "film": "video videos film vidéo vídeo",
    "graphics": "graphics graphic graphiques gráficos grafiken infographic infographics maps map",
    "introduction": "introduced introduction",
}
_BY = r"by|von|vom|par|por|de|di|da|del|av|af|door|przez|от|per"
_OPENERS = rf"(?:{_BY}|gan|le)"
_PICTURE_ROLES = {"photographs", "illustrations", "graphics", "film"}
_SEPARATORS = re.compile(r"\s*(?:[|•·∙●▪¦\t\n]|\s[–—/\-‐]{1,2}\s|\s//\s|\s{3,})\s*")  # noqa: RUF001
_WHERE = re.compile(
    r",?\s+(?:in|for|at|from|near|reports?|reporting|reported|aus|für|bei|à|desde|en|vanuit|på|fra|i|w)\s+(?=\W*(?:the |The |den |der |la |le )?[A-ZÀ-Þ])[^,;&]{2,60}$"
)
_LINK = re.compile(r"\[([^\[\]]{1,100})\]\s?\(([^()\s]{0,500})\)")
_BARE_LINK = re.compile(r"\s*[(<\[]\s*((?:https?://|www\.)[^\s()<>\[\]]{1,500})\s*[)>\]]")
_HANDLE = re.compile(
    r"\s*[(<\[]?\s*(?:mailto:)?(?:[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,40}|(?<!\w)@\w{2,30})\s*[)>\]]?"
)
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|her|him|sie|er|elle|il)/[\w/]{2,12}\)", re.I)
_WEB = re.compile(r"https?://\S+$", re.I)
_TRAILING = re.compile(
    r"[\s,;.:&+–—-]*(?:\b(?:with|and|mit|und|et|avec|con|y|e|en|och|og)\b)?[\s,;:&+–—-]*$", re.I
)  # noqa: RUF001
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline line says: who, when, and in which section.

    `is_introduced`: a word such as `By` or `Text:` says so; else names stand bare.
    """

    bylines: tuple[Byline, ...]
    day: date | None = None
    section: str = ""
    is_introduced: bool = True


def read_bylines(line: str | Inlines) -> tuple[Byline, ...]:
    """The names of a line that a word such as `By` or `Text:` introduces; empty for any other."""
    signature = read_signature(line)
    return signature.bylines if signature and signature.is_introduced else ()


def read_signature(line: str | Inlines) -> Signature | None:
    """Read a whole byline line; None when it says anything that no byline line says."""
    text, links = _text_and_links(line)
    if not text or len(text) > _LONGEST_LINE:
        return None
    text, day = _without_dates(_HANDLE.sub("", _PRONOUNS.sub("", text)))
    bylines: list[Byline] = []
    section, is_introduced = "", False
    for segment in _SEPARATORS.split(without_counts(text)):
        segment = segment.strip(" ,;")
        if not segment or dates.beside_words(segment):
            continue
        if found := _read_segment(segment):
            bylines.extend(found[0])
            is_introduced = is_introduced or found[1]
        elif not section and (slug := sections.read_section(segment)):
            section = slug
        elif not bylines or len(segment.split()) > 5:
            return None
    if not bylines:
        return None
    return Signature(_linked(bylines, links), day, section, is_introduced)


def is_picture_credit(bylines: tuple[Byline, ...]) -> bool:
    """Whether the line names only who made the pictures."""
    return bool(bylines) and all(byline.role in _PICTURE_ROLES for byline in bylines)


def _read_segment(segment: str) -> tuple[list[Byline], bool] | None:
    """Bylines of one stretch between bars, and whether a word introduces them."""
    labels = list(_label().finditer(segment))
    if not labels:
        return _by_parenthesis(segment)
    bylines: list[Byline] = []
    if before := _TRAILING.sub("", segment[: labels[0].start()]):
        opening = split_people(before)
        if not opening:
            return None
        bylines.extend(Byline(name) for name in opening)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else len(segment)
        people = split_people(segment[label.end() : end], fewest=1 if _is_strong(label) else 2)
        if not people:
            return None
        bylines.extend(Byline(name, _role(label)) for name in people)
    return bylines, True


def split_people(text: str, *, fewest: int = 2) -> tuple[str, ...]:
    """The names in a stretch, without where they write from and for whom."""
    text = _TRAILING.sub("", text.strip(" ,;:"))
    text = _WHERE.sub("", re.sub(r"\s*\([^()]{0,60}\)", "", text))
    found = names.split_names(text, fewest=fewest)
    return tuple(names.recased(name) for name in found)


def _by_parenthesis(segment: str) -> tuple[list[Byline], bool] | None:
    """`Ada Fox (text), Ines Harrow (photos)`, or names alone."""
    bylines: list[Byline] = []
    is_introduced = False
    for piece in re.split(r"(?<=\))\s*(?:,|&|and|und|et|y|e)?\s*", segment):
        match = re.fullmatch(r"(.{3,100}?)\s*\(([^()]{3,40})\)", piece)
        role = _role_of_word(match[2]) if match else None
        people = split_people(match[1] if match and role is not None else piece)
        if piece and not people:
            return None
        is_introduced = is_introduced or role is not None
        bylines.extend(Byline(name, role or "") for name in people)
    return (bylines, is_introduced) if bylines else None


@cache
def _label() -> re.Pattern[str]:
    """A word that introduces names: `By`, `Words and pictures by`, `Fotos:`, `Traduit de … par`."""
    words = [word for listed in (_AUTHOR, *_ROLES.values()) for word in _listed(listed)]
    role = "|".join(sorted({re.escape(word) for word in words}, key=len, reverse=True))
    article = r"(?:an?|ein|eine|un|une|una|additional)\s+"
    several = rf"(?:{role})(?:\s*(?:[/,&+]|and|und|et|y|e|och|og|en)\s*(?:{role})){{0,2}}"
    tongue = (
        r"(?:\s+(?:from|aus|de|du|del|dal|do|från|fra|uit)\s+[^\s,;:]{2,12}(?:\s+[^\s,;:]{2,20})?)?"
    )
    return re.compile(
        rf"(?<!\w)(?:(?:{article})?(?P<role>{several}){tongue}\s*(?::|\s(?:{_BY})(?=\s))"
        rf"|as\s+told\s+to|^\W{{0,3}}(?P<opener>{_OPENERS})\s*:?(?=\s)"
        rf"|(?<=\s)by(?=\s))\s*",
        re.I,
    )


def _listed(words: str) -> list[str]:
    return [
        word.replace("\\ ", " ").replace("\0", " ") for word in re.sub(r"\\ ", "\0", words).split()
    ]


def _is_strong(label: re.Match[str]) -> bool:
    """Whether the label alone makes sure that a name follows, even a name of one word."""
    return bool(label.group("role"))


def _role(label: re.Match[str]) -> str:
    if label.group(0).lower().startswith("as"):
        return "as told to"
    if not (words := label.group("role")):
        return ""
    found = [
        _role_of_word(word)
        for word in re.split(r"\s*(?:[/,&+]|\b(?:and|und|et|y|e|och|og|en)\b)\s*", words)
    ]
    return "" if "" in found else found[0] or ""


def _role_of_word(word: str) -> str | None:
    word = word.strip().lower()
    if word in _listed(_AUTHOR):
        return ""
    return next((role for role, listed in _ROLES.items() if word in _listed(listed)), None)


def _without_dates(text: str) -> tuple[str, date | None]:
    found = dates.find_dates(text)
    for each in reversed(found):
        text = text[: each.start].rstrip(" ,(") + " | " + text[each.end :].lstrip(" ,)")
    text = re.sub(
        r"(?i)\b(?:published|posted|updated|on|am|vom|le|el|il|den|op|dnia)\b[:\s]*(?=\|)",
        "|",
        text,
    )
    return text, dates.first_day(found)


def _text_and_links(line: str | Inlines) -> tuple[str, dict[str, str]]:
    links: dict[str, str] = {}
    if not isinstance(line, str):
        flat = list(runs(line))
        links = {run.text.strip(" ,"): run.link for run in flat if run.link}
        line = "".join(run.text for run in flat)
    for text, url in _LINK.findall(line):
        links[text.strip()] = url
    line = _LINK.sub(r"\1", line)
    while match := _BARE_LINK.search(line):
        named = re.split(
            r"[,;|&]|\b(?:by|and|und|et|von|par)\b", line[: match.start()], flags=re.I
        )[-1]
        links[named.strip()] = match[1]
        line = line[: match.start()] + line[match.end() :]
    return " ".join(line.replace("\n", " | ").split(" ")).strip(), links


def _linked(bylines: list[Byline], links: dict[str, str]) -> tuple[Byline, ...]:
    """Give each name the address its words led to."""
    linked: list[Byline] = []
    for byline in bylines:
        url = next((url for text, url in links.items() if byline.name.lower() in text.lower()), "")
        linked.append(Byline(byline.name, byline.role, url if _WEB.match(url) else ""))
    return tuple(dict.fromkeys(linked))
