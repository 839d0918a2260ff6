"""Front matter in the manners of many programs says the same of an article."""

from __future__ import annotations

from datetime import date

import pytest
from tests.importers.copy_read import body, reasons

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.importers import markdown

BODY = "The harbour clock has been wrong for eleven years."

MANNERS = {
    "yaml": "---\ntitle: The clock\nsubtitle: A bell\nauthor: Ada Fox\ndate: "
    "2026-05-03\ncategory: Culture\n---\n",
    "yaml of others": "---\nheadline: The clock\ndek: A bell\nauthors: [Ada Fox]\n"
    "pubdate: 3 May 2026\nsection: culture\n---\n",
    "maps": "---\ntitle: 'The clock'\ndescription: A bell\nauthors:\n  - name: Ada Fox\n"
    "published: 2026-05-03T06:00:00+02:00\ncategories:\n  - Culture\n---\n",
    "toml": "+++\ntitle = 'The clock'\ndescription = 'A bell'\nauthors = ['Ada Fox']\n"
    "date = 2026-05-03\ncategories = ['Culture']\n+++\n",
    "json": '{"title": "The clock", "subtitle": "A bell", "author": {"name": "Ada Fox"},'
    ' "date": "2026-05-03", "section": "Culture"}\n',
    "keys alone": "Title: The clock\nSubtitle: A bell\nAuthor: Ada Fox\nDate: "
    "2026-05-03\nCategory: Culture\n",
    "byline": "---\nheadline: The clock\nstandfirst: A bell\nbyline: Words by Ada Fox\n"
    "date: May 3, 2026\nrubrik: Kultur\n---\n",
    "windows": "\ufeff---\r\ntitle: The clock\r\ndek: A bell\r\nauthor: Ada Fox\r\ndate: "
    "2026-05-03\r\n"
    "category: Culture\r\n---\r\n",
}


@pytest.mark.parametrize("above", MANNERS.values(), ids=MANNERS.keys())
def test_the_fields_are_read_in_every_manner(above):
    raw = markdown.read(f"{above}\n{BODY}\n".encode(), name="clock.md")

    assert raw.hints.headline == "The clock"
    assert raw.hints.standfirst == "A bell"
    assert raw.hints.bylines == (Byline("Ada Fox"),)
    assert raw.hints.published_on == date(2026, 5, 3)
    assert raw.hints.section == "culture"
    assert body(raw) == [("paragraph", BODY)]


def test_three_lines_of_pandoc_are_title_authors_and_day():
    raw = markdown.read(
        f"% The clock\n% Ada Fox; Ben Lund\n% 3 May 2026\n\n{BODY}".encode(), name="a.md"
    )

    assert raw.hints.headline == "The clock"
    assert [byline.name for byline in raw.hints.bylines] == ["Ada Fox", "Ben Lund"]
    assert raw.hints.published_on == date(2026, 5, 3)


def test_people_keep_their_roles_and_addresses():
    above = (
        "---\ntitle: The clock\nauthors:\n  - {name: Ada Fox, url: 'https://t.example/ada'}\n"
        "  - {name: Ben Lund, role: photographs}\ntranslator: Cleo Marsh\n---\n"
    )

    raw = markdown.read(f"{above}{BODY}".encode(), name="a.md")

    assert raw.hints.bylines == (
        Byline("Ada Fox", url="https://t.example/ada"),
        Byline("Ben Lund", "photographs"),
        Byline("Cleo Marsh", "translation"),
    )


@pytest.mark.parametrize(
    "image",
    [
        "image: {src: clock.jpg, alt: A clock, credit: 'Photo: Ben Lund', caption: The quay}",
        "cover:\n  image: clock.jpg\n  alt: A clock\n  caption: The quay\n  credit: Ben Lund",
        "image: clock.jpg\nimage_alt: A clock\nimage_caption: The quay\nimage_credit: Ben Lund",
    ],
)
def test_the_lead_image_comes_with_its_words(image):
    raw = markdown.read(f"---\ntitle: The clock\n{image}\n---\n{BODY}".encode(), name="a.md")

    assert raw.hints.lead_image == Figure("clock.jpg", "A clock", (Text("The quay"),), "Ben Lund")


def test_malformed_front_matter_gives_what_it_can_and_a_warning():
    above = '---\ntitle: The clock: a history\nauthor:\tAda Fox\nsummary: "He said\n---\n'

    raw = markdown.read(f"{above}\n{BODY}".encode(), name="a.md")

    assert raw.hints.headline == "The clock: a history"
    assert raw.hints.bylines == (Byline("Ada Fox"),)
    assert body(raw) == [("paragraph", BODY)]
    assert raw.warnings
    assert reasons(raw) == {'summary: "He said': "front matter that could not be read"}


def test_fields_that_an_article_has_no_place_for_are_listed():
    raw = markdown.read(f"---\ntitle: The clock\nlayout: post\n---\n{BODY}".encode(), name="a.md")

    assert reasons(raw) == {"layout: post": "front matter that an article has no place for"}


@pytest.mark.parametrize(
    "start",
    [
        "---\n\nA rule above the text.\n\n---\n\n",
        "Note: this is a sentence.\n\n",
        "{curly} words\n\n",
    ],
)
def test_a_text_that_only_looks_like_front_matter_is_text(start):
    raw = markdown.read(f"{start}{BODY}".encode(), name="a.md")

    assert raw.blocks[-1].inlines[0].text == BODY
    assert len(raw.blocks) >= 2


def test_aliases_that_would_grow_without_end_are_not_followed():
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
    )

    raw = markdown.read(f"---\ntitle: The clock\n{bomb}---\n{BODY}".encode(), name="a.md")

    assert raw.hints.headline == "The clock"
    assert raw.warnings


def test_a_paragraph_of_fields_below_the_heading_is_front_matter_too():
    text = f"# The clock\n\nAuthor: Ada Fox\nDate: 3 May 2026\nTags: clocks\n\n{BODY}\n"

    raw = markdown.read(text.encode(), name="a.md")

    assert raw.hints.headline == "The clock"
    assert raw.hints.bylines == (Byline("Ada Fox"),)
    assert raw.hints.published_on == date(2026, 5, 3)
    assert body(raw) == [("paragraph", BODY)]
