"""The issue as JSON, both ways."""

from __future__ import annotations

from typing import Any

from octavo.core.issue.document import (
    AdvertisementItem,
    ArticleItem,
    BlankPage,
    Cover,
    FlatplanItem,
    HousePage,
    Issue,
    Masthead,
)
from octavo.core.issue.errors import IssueMalformed
from octavo.core.manuscript.schema.contract import SLUG
from octavo.core.manuscript.schema.places import Place
from octavo.core.manuscript.schema.reading import figure_at, manuscript_at
from octavo.core.manuscript.schema.writing import figure_to_json, to_json

ISSUE_SCHEMA_VERSION = 1
MOST_PAGES = 10_000
HIGHEST_NUMBER = 1_000_000

_MASTHEAD_FIELDS = ("name", "strapline", "publisher", "editors", "address", "issn")
_ISSUE_FIELDS = (
    "schema_version",
    "number",
    "volume",
    "title",
    "dated_on",
    "weight",
    "first_folio",
    "cover",
    "masthead",
    "letter",
    "items",
)


def issue_to_json(issue: Issue) -> dict[str, Any]:
    picture = issue.cover.picture
    return {
        "schema_version": ISSUE_SCHEMA_VERSION,
        "number": issue.number,
        "volume": issue.volume,
        "title": issue.title,
        "dated_on": issue.dated_on.isoformat(),
        "weight": issue.weight,
        "first_folio": issue.first_folio,
        "cover": {
            "picture": figure_to_json(picture) if picture else None,
            "lines": list(issue.cover.lines),
        },
        "masthead": {name: getattr(issue.masthead, name) for name in _MASTHEAD_FIELDS},
        "letter": to_json(issue.letter) if issue.letter else None,
        "items": [_item_to_json(item) for item in issue.items],
    }


def issue_from_json(value: object) -> Issue:
    """The issue of a JSON object, or `IssueMalformed` naming the place."""
    record = Place(value, "", IssueMalformed).record(*_ISSUE_FIELDS)
    record.field("schema_version").number(1, ISSUE_SCHEMA_VERSION)
    volume, letter = record.field("volume"), record.field("letter")
    return Issue(
        number=record.field("number").number(1, HIGHEST_NUMBER),
        volume=None if volume.is_absent else volume.number(1, HIGHEST_NUMBER),
        title=record.field("title").text(default=""),
        dated_on=record.field("dated_on").day(),
        weight=record.field("weight").number(1, 12, default=1),
        first_folio=record.field("first_folio").number(1, MOST_PAGES, default=1),
        cover=_cover(record.field("cover")),
        masthead=_masthead(record.field("masthead")),
        letter=None if letter.is_absent else manuscript_at(letter),
        items=_items(record.field("items")),
    )


def _item_to_json(item: FlatplanItem) -> dict[str, Any]:
    place = {"section_head": item.section_head, "pages": item.pages}
    match item:
        case ArticleItem(slug, manuscript):
            return {"type": "article", **place, "slug": slug, "manuscript": to_json(manuscript)}
        case AdvertisementItem(label, position, supplied):
            booked = {"label": label, "position": position, "supplied": supplied}
            return {"type": "advertisement", **place, **booked}
        case HousePage(label):
            return {"type": "house_page", **place, "label": label}
        case _:
            return {"type": "blank_page", **place}


def _cover(place: Place) -> Cover:
    if place.is_absent:
        return Cover()
    record = place.record("picture", "lines")
    picture = record.field("picture")
    return Cover(
        picture=None if picture.is_absent else figure_at(picture),
        lines=record.field("lines").items(Place.text, default=()),
    )


def _masthead(place: Place) -> Masthead:
    record = place.record(*_MASTHEAD_FIELDS)
    others = {name: record.field(name).text(default="") for name in _MASTHEAD_FIELDS[1:]}
    return Masthead(name=record.field("name").text(), **others)


def _items(place: Place) -> tuple[FlatplanItem, ...]:
    items: tuple[FlatplanItem, ...] = place.items(_item, default=())
    slugs = [item.slug for item in items if isinstance(item, ArticleItem)]
    for slug in slugs:
        if slugs.count(slug) > 1:
            place.refuse(f"hold the article {slug} more than once")
    return items


def _item(place: Place) -> FlatplanItem:
    match place.field("type").value:
        case "article":
            record = place.record("type", "section_head", "pages", "slug", "manuscript")
            slug = record.field("slug").text_like(SLUG, "a slug such as the-tide-clock")
            return ArticleItem(slug, manuscript_at(record.field("manuscript")), *_where(record))
        case "advertisement":
            record = place.record("type", "section_head", "pages", "label", "position", "supplied")
            position, supplied = record.field("position"), record.field("supplied")
            return AdvertisementItem(
                record.field("label").text(),
                position.text(default=""),
                supplied.text(default=""),
                *_where(record),
            )
        case "house_page":
            record = place.record("type", "section_head", "pages", "label")
            return HousePage(record.field("label").text(), *_where(record))
        case "blank_page":
            return BlankPage(*_where(place.record("type", "section_head", "pages")))
        case _:
            if not isinstance(place.value, dict):
                place.record()
            place.field("type").refuse("must be article, advertisement, house_page or blank_page")


def _where(record: Place) -> tuple[str, int]:
    """Section head and page budget of an item."""
    head = record.field("section_head").text(default="")
    return head, record.field("pages").number(1, MOST_PAGES, default=1)
