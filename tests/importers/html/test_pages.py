"""Of a saved page the article is found, its head is read, and the rest is set aside."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from tests.importers.copy_read import body, reasons

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.importers import html

TEXT = (
    "The harbour clock at Vell has been wrong for eleven years, and nobody on the council can say.",
    "It was wound every Friday by a man called Osk, who retired in the spring and took the key.",
    "Since then the ferry has sailed by the church bell, which is rung by a machine, on Sundays.",
)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in TEXT)
BODY = [("paragraph", words) for words in TEXT]


def page(article: str, *, head: str = "", around: str = "{}") -> bytes:
    inside = around.format(article)
    whole = f'<html lang="en-GB"><head>{head}</head><body>{inside}</body></html>'
    return f"<!DOCTYPE html>{whole}".encode()


def read(article: str, *, head: str = "", around: str = "{}"):
    return html.read(page(article, head=head, around=around), name="clock.html")


def test_what_a_page_says_in_json_ld_is_believed():
    said = {
        "@graph": [
            {"@type": "WebSite", "name": "Tidewater"},
            {"@type": "Person", "@id": "#ada", "name": "Ada Fox", "url": "https://t.example/ada"},
            {
                "@type": ["NewsArticle"],
                "headline": "The clock that stopped",
                "description": "A town, a bell, a key",
                "author": {"@id": "#ada"},
                "datePublished": "2026-05-03T06:00:00+02:00",
                "articleSection": ["Front page", "Foreign Affairs"],
                "image": {"url": "https://t.example/c.jpg", "creditText": "Ben Lund"},
            },
        ]
    }

    raw = read(
        f'<h1>The clock that stopped</h1><img src="https://t.example/c.jpg" alt="">{PARAGRAPHS}',
        head=f'<script type="application/ld+json">{json.dumps(said)}</script>',
    )

    assert raw.hints.headline == "The clock that stopped"
    assert raw.hints.standfirst == "A town, a bell, a key"
    assert raw.hints.bylines == (Byline("Ada Fox", url="https://t.example/ada"),)
    assert raw.hints.published_on == date(2026, 5, 3)
    assert raw.hints.section == "foreign-affairs"
    assert raw.hints.lead_image == Figure("https://t.example/c.jpg", credit="Ben Lund")
    assert raw.hints.language == "en-GB"
    assert body(raw) == BODY


HEADS = {
    "blog": '<header><h1 class="entry-title">{h}</h1><div class="entry-meta"><span '
    'class="posted-on">'
    'Posted on <time class="entry-date published" datetime="2026-05-03">May 3, 2026</time></span>'
    '<span class="byline"> by <span class="author vcard"><a href="/author/ada">Ada '
    "Fox</a></span></span>"
    '</div><p class="excerpt">{s}</p></header>',
    "newspaper": '<p class="kicker">Culture</p><h1>{h}</h1><p class="standfirst">{s}</p>'
    '<p class="byline">By <a rel="author" href="/ada">Ada Fox</a></p><p class="date">Sun 3 '
    "May 2026</p>",
    "microdata": '<h1 itemprop="headline">{h}</h1><p itemprop="description">{s}</p><span '
    'itemprop="author" '
    'itemscope><span itemprop="name">Ada Fox</span></span><meta itemprop="datePublished" '
    'content="2026-05-03">',
    "without classes": "<h1>{h}</h1><h2>{s}</h2><p>By Ada Fox</p><p>3 May 2026</p>",
    "one line": "<h1>{h}</h1><p>{s}</p><div><span>Ada Fox</span> <span>3 May 2026</span> "
    "<span>5 min read</span></div>",
    "medium": '<h1 class="p-name">{h}</h1><section data-field="subtitle">{s}</section><h3 '
    'class="graf--title">'
    '{h}</h3><div><a rel="author" href="/@ada"><img alt="Ada Fox" src="ada.jpg" width="200"></a>'
    '<a rel="author" href="/@ada">Ada Fox</a> · <span>5 min read</span> · <span>May 3, '
    "2026</span></div>",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_the_head_of_an_article_is_read_in_many_shapes(head):
    above = head.format(h="The clock that stopped", s="A town, a bell, and a key in the hills")

    raw = read(f"<article>{above}<div class='entry-content'>{PARAGRAPHS}</div></article>")

    assert raw.hints.headline == "The clock that stopped"
    assert raw.hints.standfirst == "A town, a bell, and a key in the hills"
    assert [(byline.name, byline.role) for byline in raw.hints.bylines] == [("Ada Fox", "")]
    assert raw.hints.published_on == date(2026, 5, 3)
    assert body(raw) == BODY


FURNITURE = {
    '<div class="share-bar"><a>Facebook</a> <a>Share by e-mail today</a></div>': "sharing buttons",
    '<div class="related"><h3>Related</h3><ul><li><a href="/b">The bell of '
    "Vell</a></li></ul></div>": ("links to other pieces"),
    '<form class="newsletter"><p>Sign up for our newsletter</p><button>Sign up</button></form>': (
        "a newsletter sign-up"
    ),
    '<div class="ad-slot"><p>Buy a better clock today</p></div>': "an advertisement",
    '<section id="comments"><h2>2 comments</h2><p>I knew Osk.</p></section>': "comments",
    '<nav><a href="/">Home</a> <a href="/culture">Culture</a></nav>': "navigation",
    '<div class="author-bio"><p>Ada Fox writes about harbours.</p></div>': "about the author",
    '<div class="subscribe-cta"><p>Subscribe for 2 marks a week and read on.</p></div>': (
        "an offer to subscribers"
    ),
}


@pytest.mark.parametrize(("furniture", "reason"), FURNITURE.items(), ids=FURNITURE.values())
def test_furniture_inside_an_article_is_set_aside_with_its_reason_and_place(furniture, reason):
    first, *others = (f"<p>{words}</p>" for words in TEXT)

    raw = read(f"<article><h1>The clock</h1>{first}{furniture}{''.join(others)}</article>")

    assert body(raw) == BODY
    (aside,) = raw.set_aside
    assert (aside.reason, aside.before) == (reason, 2)


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Home</nav>{}<footer>© Tidewater</footer>",
        '<div class="x1"><div class="x2">Menu</div><div class="x3">{}</div><div '
        'class="x4">Imprint</div></div>',
        '<main>{}</main><aside class="sidebar"><h2>Most read</h2><p>Ten soups to make '
        "before frost</p></aside>",
    ],
)
def test_what_stands_around_an_article_is_no_part_of_it(around):
    raw = read(f"<h1>The clock</h1>{PARAGRAPHS}", around=around)

    assert body(raw) == BODY
    assert raw.set_aside


def test_a_class_that_speaks_of_the_whole_text_loses_nothing():
    raw = read(f'<div class="subscriber-content no-ads comments-open">{PARAGRAPHS}</div>')

    assert body(raw) == BODY


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">Nobody reads this line</p>',
        "<p hidden>Nobody reads this line</p>",
        '<span class="sr-only">Nobody reads this line</span>',
    ],
)
def test_what_nobody_could_see_is_listed_and_never_text(hidden):
    raw = read(f"<article>{PARAGRAPHS}{hidden}</article>")

    assert body(raw) == BODY
    assert reasons(raw) == {"Nobody reads this line": "hidden on the page"}


def test_scripts_styles_and_handlers_leave_no_trace():
    raw = read(
        f"<article "
        f'onload="steal()">{PARAGRAPHS}<script>steal()</script><style>p{{}}</style></article>'
    )

    assert body(raw) == BODY
    assert raw.set_aside == ()


def test_a_description_that_only_begins_the_text_is_no_standfirst():
    raw = read(PARAGRAPHS, head=f'<meta name="description" content="{TEXT[0][:60]}…">')

    assert raw.hints.standfirst == ""


def test_the_picture_above_the_text_is_the_lead_image():
    raw = read(
        '<article><h1>The clock</h1><figure><img src="https://t.example/c.jpg" alt="A '
        'clock"><figcaption>'
        f"On the quay. Photo: Ben Lund</figcaption></figure>{PARAGRAPHS}</article>"
    )

    assert raw.hints.lead_image == Figure(
        "https://t.example/c.jpg", "A clock", (Text("On the quay."),), "Ben Lund"
    )
    assert raw.warnings == (
        "This picture is not in the file and must be supplied: https://t.example/c.jpg",
    )


def test_a_picture_inside_the_page_is_taken_under_the_name_of_its_bytes():
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(60)).decode()

    raw = read(f'{PARAGRAPHS}<img src="data:image/png;base64,{png}" alt="A dot"><p>{TEXT[0]}</p>')

    (name,) = raw.pictures
    assert raw.pictures[name].startswith(b"\x89PNG")
    assert [block.source for block in raw.blocks if isinstance(block, Figure)] == [name]


def test_the_text_is_taken_from_the_data_where_a_script_was_to_show_it():
    said = {"@type": "Article", "headline": "The clock", "articleBody": "\n".join(TEXT * 3)}

    raw = read(
        "<h1>The clock</h1><div id='app'></div>",
        head=f'<script type="application/ld+json">{json.dumps(said)}</script>',
    )

    assert body(raw) == BODY * 3
    assert raw.warnings
