"""What a paragraph is, by the name of its style in any language, and how the style looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from octavo.importers.docx.names import first, is_on, tag, value

# What styles are called, by what they make of a paragraph. English names are Word's own in every
# language; other programs and hands translate them.
_CALLED = {
    "headline": "title|headline|head|hed|article title|article headline|titel|haupttitel|titre"
    "|título|titulo|titolo|rubrik|otsikko|tytuł|название|main title|document title",
    "standfirst": "subtitle|standfirst|stand first|dek|deck|subheadline|sub headline|untertitel"
    "|sous titre|subtítulo|subtitulo|sottotitolo|ondertitel|undertitel|vorspann|chapo|chapeau"
    "|entradilla|bajada|sommario|ingress|strapline|alaotsikko|podtytuł|abstract|teaser",
    "byline": "byline|by line|author|authors|article author|autor|autorin|autoren|autorzeile"
    "|autorenzeile|auteur|auteurs|autore|autori|autores|schrijver|writer|signature|firma",
    "dateline": "date|dateline|datum|fecha|data|pubdate|publication date|erscheinungsdatum",
    "kicker": "kicker|section|section head|dachzeile|overline|eyebrow|category|ressort|rubrique"
    "|strap|spitzmarke",
    "quotation": "quote|quotation|quotations|block quote|blockquote|block text|zitat|citation|cita"
    "|citazione|citaat|citat|sitat|lainaus|cytat|extract|displayed quote|block quotation|citáció",
    "pull-quote": "intense quote|pull quote|pullquote|pulled quote|pull|intensives zitat"
    "|citation intense|cita destacada|citazione intensa|duidelijk citaat|starkt citat|callout quote"
    "|highlighted quote|exergue|destacado",
    "caption": "caption|captions|figure caption|image caption|picture caption|beschriftung|legende"
    "|légende|bildunterschrift|bildlegende|bijschrift|leyenda|didascalia|legenda|bildtext|figure"
    "|illustration|abbildung|photo caption",
    "credit": "credit|credits|photo credit|picture credit|image credit|bildnachweis|crédit"
    "|crédit photo|crédito|fotocredit|photographer|source credit",
    "table-caption": "table caption|table title|tabellentitel|tabellenbeschriftung"
    "|tabelle|table|titre tableau",
    "table-note": "table note|table notes|table source|source|sources|table footnote|tabellennotiz"
    "|quelle|quellenangabe",
    "verse": "verse|poem|poetry|stanza|gedicht|vers|poème|poesía|poesia|lyrics|strophe",
    "question": "question|interview question|frage|pregunta|domanda|vraag|q",
    "answer": "answer|interview answer|antwort|réponse|respuesta|risposta|antwoord|a",
    "box-heading": "box heading|box head|box title|sidebar heading|sidebar title|boxhead"
    "|kastentitel|box headline|sidebar headline|infokasten titel",
    "box-text": "box|box text|boxtext|sidebar|sidebar text|box body|kasten|kastentext|infokasten"
    "|fact box|factbox|encadré|recuadro|kader|boxed text",
    "heading": "heading|überschrift|intertitel",
    "break": "break|horizontal line"
    "|section break|scene break|ornament|separator|trenner|asterism|dinkus",
    "contents": "toc heading|table of contents|contents heading|inhaltsverzeichnisüberschrift"
    "|contents 1|contents 2|contents 3|inhaltsverzeichnis",
    "furniture": "header|footer|kopfzeile|fußzeile|en tête|pied de page|page number|folio",
}  # fmt: skip
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|nagłówek|otsikko"
    r"|nadpis|заголовок|cabeçalho|encabezado|berschrift|head|h)\s*(?P<level>[1-9])(?!\d)"
)
_CROSSHEAD = re.compile(
    r"(?:cross\s?head(?:ing)?|sub\s?head(?:ing)?|intertitle|zwischen(?:titel|überschrift)"
    r"|intertitre|ladillo|tussenkop|mellanrubrik|sottotitoletto)\s*(?P<level>[1-3])?"
)
_CONTENTS = re.compile(r"(?:toc|verzeichnis|tm|tdc|sommario|inhopg|contents)\s*\d")
_BY_NAME = {name: role for role, names in _CALLED.items() for name in names.split("|")}


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is: a name from `_CALLED`, `heading` with its level, or empty."""

    name: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Looks:
    """What a style says of the letters; None: nothing."""

    bold: bool | None = None
    italic: bool | None = None
    small_capitals: bool | None = None
    size: int | None = None


@dataclass
class Styles:
    """The document's styles, with what each inherits from the one it is based on."""

    root: etree._Element | None
    _roles: dict[str, Role] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        if self.root is None:
            return {}
        return {style.get(tag("w:styleId"), ""): style for style in self.root.iter(tag("w:style"))}

    @cached_property
    def language(self) -> str:
        """The language that the document sets unless a run says otherwise."""
        language = first(self.root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
        return "" if language is None else language.get(tag("w:val"), "")

    @cached_property
    def size(self) -> int:
        """The usual size of letters, in half points."""
        return _number(value(self.root, "w:docDefaults/w:rPrDefault/w:rPr/w:sz")) or 20

    @cached_property
    def default_paragraph(self) -> str:
        """The id of the style of paragraphs that name none."""
        for name, style in self._by_id.items():
            is_default = style.get(tag("w:default"), "0") in ("1", "true", "on")
            if is_default and style.get(tag("w:type")) == "paragraph":
                return name
        return ""

    def chain(self, style_id: str | None) -> list[etree._Element]:
        """The style and those it is based on, the nearest first."""
        chain: list[etree._Element] = []
        while style_id and (style := self._by_id.get(style_id)) is not None:
            if style in chain or len(chain) > 20:
                break
            chain.append(style)
            style_id = value(style, "w:basedOn")
        return chain

    def role(self, style_id: str | None) -> Role:
        """What the style makes of a paragraph, by its own name or one it is based on."""
        key = style_id or ""
        if key not in self._roles:
            names = [name for style in self.chain(style_id) for name in _names(style)]
            named = (role for name in names or [key] if (role := _role_of(name)))
            self._roles[key] = next(named, None) or self._outlined(style_id)
        return self._roles[key]

    def _outlined(self, style_id: str | None) -> Role:
        """A style that no name explains, but that Word shows in the outline."""
        for style in self.chain(style_id):
            level = _number(value(style, "w:pPr/w:outlineLvl"))
            if level is not None and level < 6:
                return Role("heading", level + 1)
        return Role()

    def looks(self, style_id: str | None) -> Looks:
        """What the style and those below it say of the letters."""
        bold = italic = capitals = size = None
        for style in self.chain(style_id):
            bold = is_on(style, "w:rPr/w:b") if bold is None else bold
            italic = is_on(style, "w:rPr/w:i") if italic is None else italic
            capitals = is_on(style, "w:rPr/w:smallCaps") if capitals is None else capitals
            size = _number(value(style, "w:rPr/w:sz")) if size is None else size
        return Looks(bold, italic, capitals, size)

    def numbering(self, style_id: str | None) -> etree._Element | None:
        """The numbering that the style gives its paragraphs."""
        found = (first(style, "w:pPr/w:numPr") for style in self.chain(style_id))
        return next((each for each in found if each is not None), None)


def _names(style: etree._Element) -> list[str]:
    return [name for name in (value(style, "w:name"), style.get(tag("w:styleId"))) if name]


def _role_of(name: str) -> Role | None:
    plain = " ".join(re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z])|[_.-]+", " ", name).lower().split())
    if match := _HEADING.fullmatch(plain):
        return Role("heading", int(match["level"]))
    if match := _CROSSHEAD.fullmatch(plain):
        return Role("heading", int(match["level"] or 2))
    if _CONTENTS.fullmatch(plain):
        return Role("contents")
    if role := _BY_NAME.get(plain):
        return Role(role, 1 if role == "heading" else 0)
    return None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 8 else None
