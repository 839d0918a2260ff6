"""The fields of front matter in their many dialects, as hints about the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.importers.addresses import safe_address
from octavo.importers.copy import Hints
from octavo.importers.html.metadata import read_day, read_people
from octavo.importers.judgement.credits import read_credit
from octavo.importers.judgement.sections import read_section
from octavo.importers.markdown.front_matter import Fields

_HEADLINE = ("headline", "title", "subject", "titel", "titre", "título", "titulo", "titolo", "name")
_STANDFIRST = ("standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "sub_title",
               "strapline", "untertitel", "sous_titre", "subtítulo", "subtitulo", "sottotitolo",
               "chapo", "vorspann", "ondertitel", "ingress", "description", "excerpt", "summary",
               "abstract", "lede", "lead", "intro", "teaser", "tagline")  # fmt: skip
_BYLINES = ("bylines", "byline", "authors", "author", "by", "writer", "writers", "autor", "autoren",
            "auteur", "auteurs", "autore", "autores", "contributors", "written_by")  # fmt: skip
_ROLES = {
    "photographer": "photographs", "photographers": "photographs", "photos_by": "photographs",
    "illustrator": "illustrations", "illustrators": "illustrations",
    "illustration_by": "illustrations", "translator": "translation",
    "translators": "translation", "translated_by": "translation",
}  # fmt: skip
_DAY = ("published_on", "published", "published_at", "date_published", "datepublished", "pubdate",
        "pub_date", "publish_date", "publishdate", "publication_date", "first_published", "issued",
        "date", "datum", "fecha", "data", "posted", "created", "created_at")  # fmt: skip
_SECTION = ("section", "category", "categories", "channel", "department", "rubric", "rubrik",
            "ressort", "rubrique", "topic", "sección", "kicker", "desk")  # fmt: skip
_DATELINE = ("dateline", "place", "location", "ort", "lieu", "lugar", "luogo")
_LANGUAGE = ("language", "lang", "locale", "sprache", "langue", "idioma", "lingua", "taal")
_IMAGE = ("lead_image", "image", "cover", "hero", "featured_image", "feature_image", "lead_picture",
          "header_image", "main_image", "cover_image", "hero_image", "featuredimage", "banner",
          "photo", "picture", "header", "bild", "featured", "thumbnail")  # fmt: skip
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_SOURCE = ("source", "src", "url", "image", "path", "file", "href", "filename", "teaser")
_CREDIT = ("credit", "credits", "attribution", "photographer", "copyright", "by", "author",
           "photo_credit")  # fmt: skip
_CAPTION = ("caption", "title", "legend", "description")
_ALT = ("alt", "alt_text", "alttext", "description")
_LICENCE = ("licence", "license", "rights")


def read_hints(fields: Fields) -> Hints:
    """What the front matter says of the article; what it does not say is empty."""
    return Hints(
        headline=_first(fields, _HEADLINE),
        standfirst=_first(fields, _STANDFIRST),
        bylines=tuple(dict.fromkeys(_bylines(fields))),
        section=_section(fields),
        dateline=_first(fields, _DATELINE),
        published_on=_day(fields),
        language=_language(fields),
        lead_image=_lead_image(fields),
    )


def _language(fields: Fields) -> str:
    """The language's tag; a language's name is none."""
    tag = _first(fields, _LANGUAGE).replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def other_fields(fields: Fields) -> str:
    """The fields that say nothing a manuscript has a place for, a line each."""
    known = {*_HEADLINE, *_STANDFIRST, *_BYLINES, *_ROLES, *_DAY, *_SECTION, *_DATELINE, *_LANGUAGE}
    known |= {
        *_IMAGE,
        *(f"{image}_{part}" for image in _IMAGE for part in ("alt", "caption", "credit")),
    }
    lines = (f"{key}: {_words(value)}" for key, value in fields.items() if key not in known)
    return "\n".join(line for line in lines if not line.endswith(": "))


def _words(value: Any) -> str:
    """A value as one line of plain words."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(inner)}" for key, inner in value.items())
    return " ".join(str(value).split()) if value is not None else ""


def _first(fields: Fields, names: tuple[str, ...]) -> str:
    values = (fields.get(name) for name in names)
    return next(
        (
            _words(value)
            for value in values
            if isinstance(value, str | int | float) and _words(value)
        ),
        "",
    )


def _day(fields: Fields) -> date | None:
    for name in _DAY:
        value = fields.get(name)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str | int) and (day := read_day(str(value))):
            return day
    return None


def _section(fields: Fields) -> str:
    for name in _SECTION:
        value = fields.get(name)
        values = value if isinstance(value, list) else [value]
        for each in values:
            words = _words(each)
            for part in (words, *words.split()):
                if slug := read_section(part):
                    return slug
    return ""


def _bylines(fields: Fields) -> Iterator[Byline]:
    for name in _BYLINES:
        if found := list(_people(fields.get(name))):
            yield from found
            break
    for name, role in _ROLES.items():
        for byline in _people(fields.get(name)):
            yield Byline(byline.name, role, byline.url)


def _people(value: Any) -> Iterator[Byline]:
    if isinstance(value, list):
        for each in value:
            yield from _people(each)
    elif isinstance(value, dict):
        yield from _person(value)
    elif isinstance(value, str):
        for part in value.split(";"):
            yield from read_people(part)


def _person(value: dict[Any, Any]) -> Iterator[Byline]:
    """A map with a name, and perhaps a role and an address."""
    person = {str(key).lower(): inner for key, inner in value.items()}
    name = _words(person.get("name") or person.get("display_name") or person.get("author") or "")
    if not name and len(person) == 1:
        name = _words(next(iter(person.values())))
    address = next(
        (_words(person[key]) for key in ("url", "link", "website", "href") if person.get(key)), ""
    )
    role = _words(person.get("role") or "")
    is_writing = role.lower() in ("author", "writer", "text", "words", "autor", "auteur")
    for byline in read_people(name) or ((Byline(name),) if name else ()):
        yield Byline(byline.name, "" if is_writing else role or byline.role, safe_address(address))


def _lead_image(fields: Fields) -> Figure | None:
    for name in _IMAGE:
        value = fields.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if not value or isinstance(value, bool):
            continue
        inner = value if isinstance(value, dict) else {"source": value}
        parts = {str(key).lower(): each for key, each in inner.items()}
        beside = {
            part: fields.get(f"{name}_{part}")
            or fields.get(f"image_{part}")
            or fields.get(f"photo_{part}")
            for part in ("credit", "caption", "alt", "attribution", "licence", "license")
        }
        figure = _figure({key: each for key, each in beside.items() if each} | parts)
        if figure.source or figure.credit or figure.caption:
            return figure
    credit = _first(
        fields, ("image_credit", "photo_credit", "credit", "imagecredit", "photocredit")
    )
    return Figure(credit=read_credit(credit) or credit) if credit else None


def _figure(parts: dict[str, Any]) -> Figure:
    credit = _first(parts, _CREDIT)
    caption = _first(parts, _CAPTION)
    source = _first(parts, _SOURCE)
    is_address = ":" in source.split("/")[0] or source.startswith("//")
    return Figure(
        source=safe_address(source) if is_address else source,
        alt=_first(parts, _ALT),
        caption=(Text(caption),) if caption else (),
        credit=read_credit(credit) or credit,
        licence=_first(parts, _LICENCE),
    )
