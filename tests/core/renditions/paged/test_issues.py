"""A whole issue as a tree: what stands where, and under which head."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from tests.issue_strategies import issues

from octavo.core.issue.document import (
    AdvertisementItem,
    ArticleItem,
    BlankPage,
    Cover,
    HousePage,
    Issue,
    Masthead,
)
from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.renditions.paged import PictureFacts, Setting, render_issue, render_offprint


def an_article(slug, head="", section=""):
    written = Manuscript(slug.title(), section=section, blocks=(Paragraph((Text("Words."),)),))
    return ArticleItem(slug, written, head, 2)


def an_issue(*items, **fields):
    return Issue(18, date(2026, 11, 15), Masthead("The Vell Review"), items=items, **fields)


@given(issues())
def test_an_issue_becomes_plain_data_with_every_item_in_order(issue):
    tree = render_issue(issue, setting=Setting())

    assert json.loads(json.dumps(tree)) == tree
    slugs = [item.slug for item in issue.items if isinstance(item, ArticleItem)]
    assert [item["slug"] for item in tree["items"] if item["type"] == "article"] == slugs
    assert sum(item["pages"] for item in tree["items"]) + tree["front_pages"] == sum(
        item.pages for item in issue.items
    )


def test_a_house_page_at_the_head_keeps_the_pages_of_the_front_matter():
    assert render_issue(an_issue(HousePage("Contents", pages=5)), setting=Setting()) | {
        "front_pages": 5,
        "items": [],
    } == render_issue(an_issue(HousePage("Contents", pages=5)), setting=Setting())
    assert render_issue(an_issue(BlankPage()), setting=Setting())["front_pages"] == 0


def test_the_first_article_of_a_section_opens_it():
    issue = an_issue(
        an_article("one", "Politics"), an_article("two"), an_article("three", "Culture")
    )

    items = render_issue(issue, setting=Setting())["items"]

    assert [item["look"]["name"] for item in items] == ["Politics", "Politics", "Culture"]
    assert [item["opens_section"] for item in items] == [True, False, True]


def test_an_advertisement_names_its_file_or_none():
    setting = Setting(supplied={"hask.pdf": "0f3a.jpg"})
    issue = an_issue(AdvertisementItem("Hask", supplied="hask.pdf"), AdvertisementItem("Lost"))

    there, lost = render_issue(issue, setting=setting)["items"]

    assert (there["name"], there["file"]) == ("hask.pdf", "0f3a.jpg")
    assert (lost["name"], lost["file"]) == ("", "")


def test_the_cover_says_how_its_picture_takes_words():
    setting = Setting(pictures={"cover.png": PictureFacts("c.jpg", 1600, 2000, "dark", "light")})
    cover = Cover(Figure("cover.png", "A jar"), ("What is kept",))

    tree = render_issue(an_issue(cover=cover), setting=setting)["cover"]
    unseen = render_issue(an_issue(cover=cover), setting=Setting())["cover"]

    assert (tree["picture"]["file"], tree["top"], tree["foot"]) == ("c.jpg", "dark", "light")
    assert "top" not in unseen


def test_the_letter_stands_in_one_column():
    tree = render_issue(an_issue(letter=Manuscript("From the editor")), setting=Setting())

    assert tree["letter"]["kind"] == "letter"


def test_an_offprint_is_one_article_and_says_where_it_is_read():
    issue = an_issue(an_article("one", "Politics"), an_article("two"))

    tree = render_offprint(issue, "two", setting=Setting(address="https://vell.example"))

    assert tree["article"]["slug"] == "two"
    assert tree["article"]["look"]["name"] == "Politics"
    assert tree["read_at"].replace("\u200b", "") == "https://vell.example/articles/two/"
    assert render_offprint(issue, "one", setting=Setting())["read_at"] == ""


def test_characters_without_a_face_are_listed_for_the_issue_and_for_each_article():
    issue = an_issue(an_article("one"), letter=Manuscript("Ж"))

    tree = render_issue(issue, setting=Setting(letters={ord(it) for it in "OneWords."}))

    assert "Ж" in tree["missing_letters"]
    assert tree["items"][0]["missing_letters"] == []
