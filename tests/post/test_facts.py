"""Facts come from anywhere; in a letter they are words and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.terms import Money
from octavo.post.composing import composed
from octavo.post.errors import FactMissing, FactUnfit
from octavo.post.facts import Piece, plain, said
from octavo.post.frame import DARK, LIGHT, Look, framed
from octavo.post.kinds import Kind, register

KIND = Kind(
    name="hostile",
    label="Hostile",
    words=Path(),
    facts={"name": "text", "way": "link", "ships": "pieces", "price": "money", "on": "date"},
    example={},
    optional=frozenset({"name", "ships", "price", "on"}),
)
BODY = "# For {name}\n\nDear {name},\n\n- Price: {price}\n\n[Go]({way})\n\n{ships}\n"
HOME = {"magazine": "Vell", "home": "https://vell.example/"}
WAY = "https://vell.example/way/"


@pytest.fixture(autouse=True)
def _known(db) -> None:
    register(KIND)
    yield
    from octavo.post import kinds

    kinds._KINDS.pop("hostile")


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def letter(**facts):
    given = {"way": WAY, **facts}
    return composed(KIND, given, language="en", subject="For {name}", body=BODY)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=https://evil.example/x.png onerror=alert(1)>',
    "</h1></td></table><a href='https://evil.example'>",
    "@@home@@ @@_title@@ {way}",
    "&lt;b&gt; &amp;",
    "Ada\r\nBcc: all@evil.example\r\n\r\nHello",
    "Ada\x00\x08\x1b[31m",
    "\u202egnp.exe",
    "Win at https://evil.example/ or www.evil.example",
    "-->",
    "]]>",
    "'\\\"\\u{e000}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_adds_no_tag_no_link_and_no_header(name):
    tame, hostile = letter(name="Ada"), letter(name=name)

    shape = [(tag, sorted(attrs)) for tag, attrs in Tags(tame.html).found]
    assert [(tag, sorted(attrs)) for tag, attrs in Tags(hostile.html).found] == shape
    links = {attrs.get("href") for tag, attrs in Tags(hostile.html).found if tag == "a"}
    assert links == {attrs.get("href") for tag, attrs in Tags(tame.html).found if tag == "a"}
    assert not set("\r\n\x00\u202e") & set(hostile.subject)
    assert "\u202e" not in hostile.text + hostile.html
    assert "https://evil" not in hostile.text
    assert "www.evil" not in hostile.text


@given(st.text(max_size=60))
def test_whatever_a_name_is_the_page_keeps_its_shape(name):
    page = framed("<mj-text>@@x@@</mj-text>", look=Look("V"), language="en", title="", preview="")
    from octavo.post.in_html import filled

    done = filled(page, {"x": plain(name)}, Look("V"), title=plain(name), preview=plain(name))

    assert [tag for tag, _ in Tags(done).found if tag != "br"] == [
        tag for tag, _ in Tags(page).found if tag != "br"
    ]


@pytest.mark.parametrize(
    "way",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "//vell.example/",
        "/account/",
        'https://vell.example/" onclick="x',
        "https://vell.example/a b",
        "https://vell.example/\nx",
        "https://[::1",
        "ftp://vell.example/",
    ],
)
def test_a_link_leads_to_the_web_or_is_refused(way):
    with pytest.raises(FactUnfit):
        letter(way=way)


def test_a_fact_that_is_missing_is_named():
    with pytest.raises(FactMissing, match="The letter “hostile” was not told its “way”"):
        said(KIND, HOME, language="en")


def test_what_names_an_empty_fact_is_left_out():
    short, long = letter(), letter(name="Ada", price=Money(100, "EUR"))

    assert "Dear" not in short.text + short.html
    assert "Price" not in short.text + short.html
    assert "Dear Ada" in long.text
    assert "Price: €1.00" in long.text


@pytest.mark.parametrize(
    ("language", "sum_", "words"),
    [
        ("en", Money(123456, "EUR"), "€1,234.56"),
        ("de", Money(123456, "EUR"), "1.234,56\xa0€"),
        ("de-at", Money(12, "EUR"), "€\xa00,12"),
        ("ja", Money(1200, "JPY"), "￥1,200"),
        ("xx", Money(100, "GBP"), "£1.00"),
    ],
)
def test_a_sum_is_written_as_the_language_does(language, sum_, words):
    facts = {**HOME, "way": WAY, "price": sum_}

    assert said(KIND, facts, language=language)["price"] == words


def test_a_day_is_that_of_the_publication(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    facts = {**HOME, "way": WAY, "on": datetime(2027, 2, 28, 23, 30, tzinfo=UTC)}

    assert said(KIND, facts, language="de")["on"] == "1. März 2027"
    assert said(KIND, {**facts, "on": date(2027, 1, 1)}, language="en")["on"] == "1 January 2027"


def test_names_of_all_scripts_stay_as_they_are():
    for name in ("Žofia Břízová", "王小明", "محمد علی‌پور", "Ada\nMoll", "नमस्ते", "Ольга", "O’Neill"):
        assert plain(name) == name


def test_a_piece_holds_words_alone():
    made = letter(ships=[{"headline": "<b>Low</b>", "standfirst": "&", "link": WAY}])

    assert "&lt;b&gt;Low&lt;/b&gt;" in made.html
    assert "<b>Low</b>" in made.text
    with pytest.raises(FactUnfit):
        letter(ships=[Piece("Low", link="javascript:1")])


def test_nothing_is_fetched_and_nobody_is_watched():
    made = letter(name="Ada", ships=[Piece("Low", "Water", WAY, "Politics")])

    tags = Tags(made.html).found
    assert {"img", "link", "script", "iframe", "form", "object"} & {tag for tag, _ in tags} == set()
    assert "url(" not in made.html
    assert "@import" not in made.html
    assert "@font-face" not in made.html


def test_a_letter_says_its_language_title_and_headline():
    made = letter(name="Ada")
    tags = Tags(made.html).found

    assert (tags[0][0], tags[0][1]["lang"]) == ("html", "en")
    assert "<title>For Ada</title>" in made.html
    assert [tag for tag, _ in tags].count("h1") == 1
    tables = [attrs for tag, attrs in tags if tag == "table"]
    assert all(attrs.get("role") == "presentation" for attrs in tables)


def test_both_grounds_are_in_the_letter():
    made = letter(name="Ada")

    assert "prefers-color-scheme:dark" in made.html
    assert LIGHT.paper != DARK.paper
    assert '<meta name="color-scheme" content="light dark"' in made.html
