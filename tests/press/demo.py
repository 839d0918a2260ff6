"""The demo's issues as frozen data, straight from its files: no database."""

from __future__ import annotations

from datetime import date
from pathlib import Path
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
from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.schema import from_json
from octavo.press.made import House, SectionLook
from octavo.website.demo.content_files import CONTENT, manuscripts, record


def demo_issue(number: int = 18) -> Issue:
    """One of the demo's issues, with its cover, letter and flatplan."""
    said = record(f"issues/{number}")
    magazine = record("publication")
    masthead = said["masthead"]
    return Issue(
        number=said["number"],
        dated_on=date.fromisoformat(said["dated_on"]),
        masthead=Masthead(
            name=magazine["name"],
            editors=magazine["editors"],
            strapline=magazine["strapline"],
            publisher=masthead["publisher"],
            address=masthead["address"],
        ),
        volume=said["volume"],
        title=said["title"],
        cover=Cover(_picture(said["cover"]), tuple(said["cover_lines"])),
        letter=_letter(said),
        items=tuple(_item(item) for item in said["flatplan"]),
    )


def demo_supply() -> dict[str, Path]:
    """Where the bytes of the demo's pictures and advertisements are."""
    return {path.name: path for path in sorted((CONTENT / "pictures").iterdir())}


def demo_house() -> House:
    sections, offer = record("sections"), record("publication")["offer"]
    return House(
        language="en-gb",
        address="https://vell.example",
        dated="15 November 2026",
        sections={
            section["slug"]: SectionLook(section["title"], section["hue"]) for section in sections
        },
        offer=(offer["heading"], offer["pitch"], tuple(offer["included"])),
        authors={author["name"]: author["biography"] for author in record("authors")},
    )


def _picture(said: dict[str, Any]) -> Figure:
    return Figure(source=said["source"], alt=said["alt"], credit=said["credit"])


def _letter(said: dict[str, Any]) -> Manuscript:
    whole = from_json(
        {
            "schema_version": 1,
            "headline": "From the editor",
            "bylines": [{"name": said["letter"]["by"]}],
            "language": "en",
            "blocks": said["letter"]["blocks"],
        }
    )
    assert whole.bylines == (Byline(said["letter"]["by"]),)
    return whole


def _item(said: dict[str, Any]) -> FlatplanItem:
    head, pages = said.get("section_head", ""), said["pages"]
    match said["kind"]:
        case "article":
            written = manuscripts("articles")[said["slug"]]
            return ArticleItem(said["slug"], written, head, pages)
        case "advertisement":
            supplied = said["file"]["source"]
            return AdvertisementItem(said["label"], said["position"], supplied, head, pages)
        case "house":
            return HousePage(said["label"], head, pages)
    return BlankPage(head, pages)
