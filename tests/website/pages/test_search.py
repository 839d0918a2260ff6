"""The page of the search: it answers whatever is typed, and shows nobody what is not theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Author, AuthorShelf
from octavo.website.pages import finding

# On PostgreSQL, what is found is asked within a transaction of its own, with a setting of its own.
QUERIES = {"sqlite": 14, "postgresql": 17}


@pytest.fixture
def archive(magazine, now) -> None:
    """Two issues: three articles on lamps, by two authors, in two sections and two years."""
    for name in ("Ada Moll", "Ben Ash"):
        AuthorShelf.objects.get().add_child(instance=Author(title=name))
    _print(7, now, "Lamps of the pier", "A wet cellar and a lamp.", published_on=date(2019, 5, 1))
    _print(8, now, "Two", "One lamp for each pier.", bylines=(Byline("Ben Ash"),))
    _print(9, now, "Three <3", "A lamp & nothing else.", section="culture")


def _print(number: int, now, headline: str, *lines: str, **changes: object) -> None:
    blocks = tuple(Paragraph((Text(line),)) for line in lines)
    changes = {"published_on": date(2024, 5, 1), "standfirst": "Said first.", **changes}
    article = an_article(headline=headline, blocks=blocks, **changes)
    a_published_issue(number=number, articles=(article,), now=now)


@pytest.fixture
def search(read) -> Callable[..., ElementTree.Element]:
    """The page for what is typed, read by a strict parser."""
    return lambda typed="", **more: read(f"/search/?{urlencode({'q': typed, **more})}")


def _words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _hits(page: ElementTree.Element) -> list[str]:
    return [_words(hit.find(".//h3")) for hit in page.iterfind(".//li[@class]") if _is_hit(hit)]


def _is_hit(element: ElementTree.Element) -> bool:
    return "hit" in element.get("class", "").split()


def _links(page: ElementTree.Element) -> dict[str, str]:
    return {_words(link): link.get("href", "") for link in page.find(".//main").iter("a")}


def test_without_a_question_the_page_offers_ways_to_look_around(archive, search):
    page = search()

    assert page.find(".//input[@type='search']").get("value") == ""
    assert _links(page)["Politics"] == "/politics/"
    assert _links(page)["Past issues"] == "/issues/"


def test_hits_show_why_they_were_found(archive, search):
    page = search("wet lamps")

    assert _hits(page) == ["Lamps of the pier"]
    assert [_words(mark) for mark in page.iter("mark")] == ["Lamps", "wet", "lamp"]
    hit = next(filter(_is_hit, page.iter("li")))
    for words in ("A wet cellar and a lamp.", "Politics", "Ada Moll", "1 May 2019"):
        assert words in _words(hit), words
    assert "1 article" in _words(page.find(".//main"))


def test_a_hit_that_is_not_in_the_body_shows_the_standfirst(archive, search):
    page = search("three first")

    assert [_words(mark) for mark in page.iter("mark")] == ["Three", "first"]


def test_filters_are_chosen_from_lists(archive, search):
    page = search("lamp", year="2024", section="politics", author="ben-ash")

    assert _hits(page) == ["Two"]
    chosen = [option.get("value") for option in page.iterfind(".//option[@selected]")]
    assert chosen == ["2024", "politics", "ben-ash"]
    assert _links(page)["Search everything"] == "?q=lamp"


def test_a_filter_that_there_is_not_narrows_nothing(archive, search):
    page = search("lamp", year="9999", section="gardening", author="nobody")

    assert len(_hits(page)) == 3
    assert page.find(".//option[@selected]") is None


def test_what_other_filters_would_find_is_said(archive, search):
    page = search("lamp", year="2019", section="culture")

    assert _hits(page) == []
    link = "3 articles in all years, sections and by all authors"
    assert _links(page)[link] == "?q=lamp"


def test_a_misspelt_word_leads_to_the_printed_one(archive, search):
    page = search("cellra", section="politics")

    assert _hits(page) == []
    assert "Did you mean cellar?" in _words(page.find(".//main"))
    assert _links(page)["cellar"] == "?q=cellar&section=politics"


def test_parts_of_a_question_are_offered_when_the_whole_finds_nothing(archive, search):
    page = search("“pier lamp” zebra")

    assert _hits(page) == []
    assert _links(page)["pier"] == "?q=pier"
    assert _links(page)["lamp"] == "?q=lamp"
    assert "zebra" not in _links(page)


def test_when_there_is_no_way_on_the_page_says_so(archive, search):
    assert "Nothing found." in _words(search("zebra").find(".//main"))


def test_too_much_is_said_to_be_too_much(archive, search):
    page = search("lamp " * 60)

    assert "That is too much for one search." in _words(page.find(".//main"))
    assert len(page.find(".//input[@type='search']").get("value")) == 200


def test_a_long_list_comes_in_leaves(archive, search, monkeypatch):
    monkeypatch.setattr(finding, "HITS_A_LEAF", 2)

    first, last = search("lamp", year=""), search("lamp", page="2")

    assert (len(_hits(first)), len(_hits(last))) == (2, 1)
    assert sorted(_hits(first) + _hits(last)) == ["Lamps of the pier", "Three <3", "Two"]
    assert _links(first)["More articles"] == "?q=lamp&year=&page=2"
    assert _links(last)["Better matches"] == "?q=lamp&page=1"


ODD = st.text(st.one_of(st.sampled_from("lamp \"“”*()-:^&<>'%\\\0\n"), st.characters()))


@given(typed=ODD, more=st.dictionaries(st.sampled_from(["year", "author", "page", "x"]), ODD))
@example(typed='"lamp" AND NEAR(', more={"page": "-1"})
@example(typed="'lamp' | !", more={"year": "²"})
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_the_answer_is_a_page(archive, client, typed, more):
    assert client.get("/search/", {**more, "q": typed}).status_code == 200


def test_nothing_that_is_not_out_is_shown_or_counted(archive, client, now):
    an_article(headline="Draft", blocks=(Paragraph((Text("A secret lamp."),)),))
    spiked = Article.objects.get(title="Two")
    spiked.spike(because="Not true.", by=None, now=now)

    said = client.get("/search/", {"q": "lamp"}).content.decode()

    assert "2 articles" in said
    for hidden in ("Draft", "secret", "Two", "each pier"):
        assert hidden not in said, hidden


def test_an_index_that_is_behind_shows_nothing_that_is_not_out(archive, client):
    """The index is asked first, and the decision has the last word."""
    Article.objects.filter(title="Two").update(live=False)

    said = client.get("/search/", {"q": "lamp"}).content.decode()

    assert "2 articles" in said
    assert "each pier" not in said


@pytest.mark.parametrize("more", [1, 5])
def test_the_search_asks_as_often_for_few_hits_as_for_many(archive, client, now, more):
    for number in range(more):
        _print(20 + number, now, f"Piece {number}", "A lamp.", bylines=(Byline("Ada Moll"),))
    client.get("/search/?q=lamp")

    with CaptureQueriesContext(connection) as queries:
        client.get("/search/?q=lamp")

    assert len(queries) == QUERIES[connection.vendor]


def test_a_browser_can_add_the_search(archive, client, search, settings):
    settings.ADDRESS = "https://vell.example"
    link = search().find(".//link[@rel='search']")

    response = client.get(link.get("href"))

    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    said = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert said.findtext(f"{space}ShortName") == "The Vell Review"
    address = said.find(f"{space}Url").get("template")
    assert address == "https://vell.example/search/?q={searchTerms}"
