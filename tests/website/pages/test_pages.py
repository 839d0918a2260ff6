"""What every page keeps to, and how pages bear what is long, short or missing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.blocks import Footnote, Paragraph, PullQuote, Subhead
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import NoteMark, Text
from octavo.issues.models import Author, AuthorShelf, Section
from octavo.website import first_paint

LONG_HEADLINE = "Why fourteen words in a row are what an editor will one day surely write"
LINE = (Text("The keeper at Vell Point wrote down four thousand ships and a leaking roof. " * 4),)


@pytest.fixture
def issue(magazine, now):
    """An issue of the long and the short: one of each kind that is hard to set."""
    AuthorShelf.objects.get().add_child(instance=Author(title="Žofia Šťastná", slug="zofia"))
    Section.objects.filter(slug="culture").update(title="Telecommunications ok")
    three = (Byline("Žofia Šťastná"), Byline("Ben O’Hara"), Byline("Ada Moll"))
    photographer = Byline("Ida Berg", role="photographs")
    articles = (
        an_article(headline=LONG_HEADLINE, bylines=(*three, photographer)),
        an_article(headline="Fog", standfirst="", lead_image=None, section="culture"),
        an_article(
            headline="With everything",
            language="de",
            dateline="Harrack",
            blocks=(
                Paragraph((*LINE, NoteMark("1"))),
                Subhead((Text("Später"),)),
                PullQuote((Text("a leaking roof"),)),
                Footnote("1", (Text("So it says."),)),
            ),
        ),
    )
    return a_published_issue(
        articles=articles,
        now=now,
        cover_lines="What is kept\nAnd a bucket",
        letter="<p>Dear reader.</p>",
        letter_by="Cecily Arne",
    )


# Links that name a page by its public address and fetch nothing.
ELSEWHERE = {"canonical", "alternate", "prev", "next"}
PAGES = (
    "/",
    "/issues/7/",
    "/issues/",
    "/articles/fog/",
    "/articles/with-everything/",
    "/politics/",
    "/culture/",
    "/finance/",
    "/authors/zofia/",
    "/about/",
    "/corrections/",
)


@pytest.fixture
def pages(issue, read):
    """Every page, by its address, read strictly."""
    return {address: read(address) for address in PAGES}


def test_pages_are_html_without_a_fault_and_in_order(pages):
    for address, page in pages.items():
        levels = [int(node.tag[1]) for node in page.iter() if re.fullmatch("h[1-6]", node.tag)]
        named = [node.get("id") for node in page.iter() if node.get("id")]

        assert levels.count(1) == 1, address
        assert all(b - a <= 1 for a, b in pairwise([0, *levels])), (address, levels)
        assert len(named) == len(set(named)), address
        assert len(list(page.iter("main"))) == 1, address
        assert page.get("lang") == "en-gb", address


def test_pages_have_one_script_of_ours_inline_and_nothing_from_elsewhere(pages):
    for page in pages.values():
        told = [it for it in page.iter("script") if it.get("type") != "application/ld+json"]
        inline = [script.text for script in told if (script.text or "").strip()]
        assert inline == [first_paint.SCRIPT]
        assert not list(page.iter("style"))
        for node in page.iter():
            assert "style" not in node.attrib
            assert not [name for name in node.attrib if name.startswith("on")]
            is_ours = node.tag in {"img", "script", "link"} and node.get("rel") not in ELSEWHERE
            assert not is_ours or (node.get("src") or node.get("href") or "/").startswith("/")


def test_every_picture_has_its_size_and_a_text_instead(pages):
    pictures = [picture for page in pages.values() for picture in page.iter("img")]

    assert pictures
    for picture in pictures:
        assert picture.get("alt") is not None
        assert int(picture.get("width")) > 0
        assert int(picture.get("height")) > 0


def test_a_long_headline_is_set_smaller(issue, read):
    long, short = (
        next(node for node in read(address).iter("h1"))
        for address in (f"/articles/{_slug(LONG_HEADLINE)}/", "/articles/fog/")
    )

    assert "long" in long.get("class").split()
    assert "long" not in short.get("class").split()


def _slug(headline: str) -> str:
    return headline.lower().replace(" ", "-")


def test_three_authors_are_named_in_a_row_and_the_photographer_after_them(issue, read):
    byline = _of_class(read(f"/articles/{_slug(LONG_HEADLINE)}/"), "byline")

    said = " ".join("".join(byline.itertext()).split())
    assert said.startswith(
        "By Žofia Šťastná, Ben O’Hara and Ada Moll Photographs: Ida Berg 15 January 2026 1 minute"
    )
    assert [link.get("href") for link in byline.iter("a")] == ["/authors/zofia/"]


def _of_class(page, name: str):
    return next(node for node in page.iter() if name in (node.get("class") or "").split())


def test_an_article_without_picture_or_standfirst_is_opened_by_its_headline_alone(issue, read):
    page = read("/articles/fog/")

    opener = _of_class(page, "opener")
    assert "unpictured" in opener.get("class")
    assert not list(opener.iter("img"))
    assert not [node for node in opener.iter() if node.get("class") == "standfirst"]


def test_an_article_says_its_language_where_it_is_not_the_magazines(issue, read):
    assert _of_class(read("/articles/with-everything/"), "article").get("lang") == "de"
    assert _of_class(read("/articles/fog/"), "article").get("lang") is None


def test_an_article_leads_to_the_pieces_beside_it_and_to_its_issue(issue, read):
    slugs = [item.article.slug for item in issue.flatplan.all() if item.article]
    ways = [_ways(read(f"/articles/{slug}/")) for slug in slugs]

    addresses = [f"/articles/{slug}/" for slug in slugs]
    assert [way.get("next") for way in ways] == [*addresses[1:], None]
    assert [way.get("prev") for way in ways] == [None, *addresses[:-1]]
    assert all(way[None] == "/issues/7/" for way in ways)


def _ways(page) -> dict[str | None, str]:
    onward = _of_class(page, "onward")
    return {link.get("rel"): link.get("href") for link in onward.iter("a")}


def test_a_long_article_lists_its_subheads_twice_and_shows_one_list_at_a_time(magazine, read, now):
    heads = tuple(Subhead((Text(f"Part {number}"),)) for number in range(1, 4))
    a_published_issue(articles=(an_article(headline="Long", blocks=heads),), now=now)

    page = read("/articles/long/")

    for name in ("outline", "margin-list"):
        listed = [link.get("href") for link in _of_class(page, name).iter("a")]
        assert listed[:3] == ["#part-part-1", "#part-part-2", "#part-part-3"]


def test_an_article_of_two_subheads_needs_no_contents(magazine, read, now):
    heads = (Subhead((Text("One"),)), Subhead((Text("Two"),)))
    a_published_issue(articles=(an_article(headline="Short", blocks=heads),), now=now)

    assert not list(read("/articles/short/").iter("details"))


def test_on_paper_headline_author_and_date_stand_at_the_head_of_each_page(issue, read):
    running = _of_class(read("/articles/with-everything/"), "running")

    said = " ".join("".join(running.itertext()).split())
    assert said == "With everything Ada Moll · 15 January 2026 · The Vell Review"


def test_an_issue_leads_to_those_beside_it(issue, read, now):
    for number in (5, 9):
        a_published_issue(number=number, now=now)

    beside = list(_of_class(read("/issues/7/"), "neighbours").iter("a"))

    assert [(link.get("rel"), link.get("href")) for link in beside] == [
        ("prev", "/issues/5/"),
        ("next", "/issues/9/"),
    ]


def test_an_issue_of_many_pieces_has_its_first_eight_on_the_front_page(magazine, read, now):
    articles = tuple(an_article(headline=f"Tides {number}") for number in range(9))
    a_published_issue(articles=articles, cover=None, now=now)

    contents = _of_class(read("/"), "contents")

    assert len(list(contents.iter("li"))) == 8
    assert "All 9 pieces in issue 7" in "".join(contents.itertext())
    assert len([it for it in read("/issues/7/").iter("li") if it.get("class", "") != ""]) >= 9


def test_a_magazine_without_an_issue_says_so(magazine, read):
    said = "".join(read("/").itertext())

    assert "The first issue is being made." in said


def test_what_is_not_there_is_answered_in_the_magazines_dress(issue, client):
    response = client.get("/nothing/")

    assert response.status_code == 404
    assert "This page is in no issue" in response.content.decode()


def test_the_page_of_a_fault_needs_no_database():
    from django.template.loader import render_to_string

    assert "The press has jammed" in render_to_string("500.html")
