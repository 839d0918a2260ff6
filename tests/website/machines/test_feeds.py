"""Feeds: in three forms, for the magazine and each part of it, with standfirsts and no more."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import feedparser
import pytest
from django.utils.http import http_date
from jsonschema import Draft202012Validator
from lxml import etree
from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.document import Byline
from octavo.issues.models import Article, ArticleByline, Section

HOST = "https://vell.example"
SUBJECTS = ("/", "/politics/", "/authors/ada-moll/", "/issues/7/")
FORMS = ("feed/", "feed.rss", "feed.json")
READ_BY_ALL = (("feed/", "atom10"), ("feed.rss", "rss20"))
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))

_WORDS = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https://"}
_INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_PEOPLE = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"name": _WORDS, "url": _ADDRESS},
        "required": ["name"],
        "additionalProperties": False,
    },
}
# What version 1.1 of JSON Feed demands, as far as ours goes; other members fail.
JSON_FEED = {
    "type": "object",
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _WORDS,
        "description": _WORDS,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "icon": _ADDRESS,
        "language": _WORDS,
        "authors": _PEOPLE,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": _WORDS,
                    "url": _ADDRESS,
                    "title": _WORDS,
                    "content_text": _WORDS,
                    "summary": _WORDS,
                    "image": _ADDRESS,
                    "date_published": _INSTANT,
                    "date_modified": _INSTANT,
                    "authors": _PEOPLE,
                    "tags": {"type": "array", "items": _WORDS},
                    "language": _WORDS,
                },
                "required": ["id", "content_text", "url", "date_published", "date_modified"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["version", "title", "items", "feed_url", "home_page_url"],
    "additionalProperties": False,
}


@pytest.fixture
def said(client):
    """What stands at an address, whole."""

    def content(address: str) -> bytes:
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content

    return content


def test_readers_of_feeds_find_nothing_wrong_with_any(issue, said):
    for subject in SUBJECTS:
        GRAMMAR.assertValid(etree.fromstring(said(f"{subject}feed/")))
        Draft202012Validator(JSON_FEED).validate(json.loads(said(f"{subject}feed.json")))
    for subject, (form, version) in product(SUBJECTS, READ_BY_ALL):
        parsed = feedparser.parse(said(subject + form))
        assert (parsed.bozo, parsed.version) == (False, version)
        own = [link.href for link in parsed.feed.links if link.rel == "self"]
        assert own == [HOST + subject + form]
        assert parsed.feed.link == HOST + subject
        assert parsed.feed.image.href.startswith(HOST) if form == "feed.rss" else parsed.feed.icon


def test_the_three_forms_of_a_feed_say_the_same(fog, said):
    atom, rss = (feedparser.parse(said(address)) for address in ("/feed/", "/feed.rss"))
    plain = json.loads(said("/feed.json"))

    assert atom.feed.title == rss.feed.title == plain["title"] == "The Vell Review"
    entries = [
        [(it.id, it.link, it.updated_parsed if form is atom else None) for it in form.entries]
        for form in (atom, rss)
    ]
    assert [it[:2] for it in entries[0]] == [it[:2] for it in entries[1]]
    assert [it[:2] for it in entries[0]] == [(it["id"], it["url"]) for it in plain["items"]]
    assert [it.published_parsed for it in atom.entries] == [
        it.published_parsed for it in rss.entries
    ]


def test_an_entry_has_headline_standfirst_authors_and_section(fog, said):
    entry = feedparser.parse(said("/feed/")).entries[0]
    plain = json.loads(said("/feed.json"))["items"][0]

    assert entry.title == plain["title"] == "Fog & <i>rain</i>"
    assert entry.summary == plain["content_text"] == fog.standfirst
    assert [person.name for person in entry.authors] == ["Ada Moll", "Ben"]
    assert plain["authors"][0] == {"name": "Ada Moll", "url": f"{HOST}/authors/ada-moll/"}
    assert [tag.term for tag in entry.tags] == plain["tags"] == ["Politics"]
    assert plain["date_published"] == "2026-01-15T09:00:00+00:00"
    assert plain["language"] == "en-GB"


def test_a_feed_holds_nothing_back_for_its_reader_to_find(issue, said):
    Article.objects.filter(title="Spiked").update(live=True)

    for subject, form in product(SUBJECTS, FORMS):
        found = said(subject + form).decode().lower()
        assert "bread" in found or subject == "/authors/ada-moll/"
        for hidden in ("wet cellar", "spiked", "draft", "later", "tomorrow"):
            assert hidden not in found, (subject, form, hidden)


def test_an_author_has_a_feed_of_what_they_made(issue, said):
    entries = feedparser.parse(said("/authors/ada-moll/feed/")).entries

    assert [entry.link for entry in entries] == [
        f"{HOST}{article.url}"
        for article in Article.objects.filter(
            pk__in=ArticleByline.objects.filter(author__slug="ada-moll").values("article"),
            live=True,
        ).order_by("flatplan_item__sort_order")
    ]


def test_an_issues_feed_is_in_the_order_of_its_contents(issue, said):
    entries = json.loads(said("/issues/7/feed.json"))["items"]

    assert [entry["title"] for entry in entries] == ["Fog & <i>rain</i>", "Bread"]


def test_what_was_filled_in_late_does_not_push_out_what_is_new(issue, said, now):
    old = an_article(headline="Found again", published_on=now.date().replace(year=2019))
    a_published_issue(number=1, articles=(old,), now=now.replace(day=20))

    assert json.loads(said("/feed.json"))["items"][-1]["title"] == "Found again"


def test_an_entry_stays_itself_when_its_address_changes(fog, said):
    before = json.loads(said("/feed.json"))["items"][0]
    fog.slug = "mist"
    fog.save_revision().publish()

    after = json.loads(said("/feed.json"))["items"][0]

    assert after["id"] == before["id"]
    assert after["url"] == f"{HOST}/articles/mist/"
    assert after["date_published"] == before["date_published"]
    assert after["date_modified"] > before["date_modified"]


def test_what_a_program_has_already_is_not_sent_again(issue, client, now):
    had = {form: client.get(f"/{form}") for form in FORMS}

    for form, first in had.items():
        by_tag = client.get(f"/{form}", headers={"If-None-Match": first["ETag"]})
        by_date = client.get(f"/{form}", headers={"If-Modified-Since": first["Last-Modified"]})
        assert first["Last-Modified"] == http_date(now.timestamp())
        assert (by_tag.status_code, by_tag.content) == (304, b"")
        assert (by_date.status_code, by_date.content) == (304, b"")
    Article.objects.get(title="Bread").save_revision().publish()
    for form, first in had.items():
        assert client.get(f"/{form}", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_form_says_what_it_is(issue, client):
    types = [client.get(f"/{form}")["Content-Type"] for form in FORMS]

    assert types == [
        "application/atom+xml; charset=utf-8",
        "application/rss+xml; charset=utf-8",
        "application/feed+json; charset=utf-8",
    ]


def test_an_empty_section_has_a_feed_without_entries(issue, said):
    parsed = feedparser.parse(said("/finance/feed/"))

    assert (parsed.bozo, parsed.entries) == (False, [])


def test_what_is_not_out_or_has_no_articles_has_no_feed(issue, client):
    without = ("issues/8/", "about/", "articles/", "articles/bread/", "nothing/", "issues/")

    assert {client.get(f"/{path}{form}").status_code for path in without for form in FORMS} == {404}


def test_a_control_character_that_came_with_a_paste_breaks_no_feed(issue, said):
    Section.objects.filter(slug="politics").update(title="Pol\x0bitics\x1f")

    assert feedparser.parse(said("/feed/")).bozo is False
    assert feedparser.parse(said("/feed.rss")).bozo is False


def test_a_piece_by_nobody_but_a_photographer_names_that_one(magazine, said, now):
    drawn = an_article(headline="Drawn", bylines=(Byline("Ida Berg", role="drawings"),))
    a_published_issue(articles=(drawn,), now=now)

    assert json.loads(said("/feed.json"))["items"][0]["authors"] == [{"name": "Ida Berg"}]
