"""E-books as they are made: the same each time, small, whole, and harmless."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest
from django.utils import translation
from lxml import etree
from tests.core.renditions.epub.reading import bare, found, said
from tests.press.demo import demo_house, demo_issue, demo_supply
from tests.press.ebook.books import a_bench, paging_of, parts_of
from tests.press.hostile import HARM, hostile_issue
from tests.press.stress import stress_issue, stress_supply
from tests.press.stress_pictures import hostile_supply

from octavo.core.issue.document import ArticleItem
from octavo.core.manuscript.parts import parts
from octavo.press.ebook.maker import EbookMaker
from octavo.press.ebook.making import make_article, make_issue
from octavo.press.forms import form_named

LARGEST = 2_000_000
ELSEWHERE = """
import sys
from hashlib import sha256
from pathlib import Path
from tests.press.demo import demo_supply
from tests.press.ebook.books import a_bench
from tests.press.ebook.test_making import small_issue
from octavo.press.ebook.making import make_issue
folder = Path(sys.argv[1])
bench = a_bench(folder, supply=demo_supply())
print(sha256(make_issue(small_issue(), bench=bench).content).hexdigest())
"""


def small_issue():
    return demo_issue(17)


@pytest.fixture(scope="module")
def stress(tmp_path_factory):
    """The stress issue as a book, with the names of its parts."""
    folder = tmp_path_factory.mktemp("stress")
    issue = stress_issue()
    bench = a_bench(folder / "cache", supply=stress_supply(folder), paging=paging_of(issue))
    return issue, make_issue(issue, bench=bench)


def test_every_word_of_the_stress_issue_is_in_its_book(stress):
    issue, made = stress
    inside = parts_of(made.content)

    assert made.problems == ()
    for number, item in enumerate(issue.items, 1):
        if isinstance(item, ArticleItem):
            root = etree.fromstring(inside[f"{number:03}-{item.slug}.xhtml"])
            shown = bare(said(found(root, "body")[0]))
            for line in parts(item.manuscript):
                assert bare(line.text) in shown


def test_each_picture_of_the_stress_issue_is_shown_and_in_the_book(stress):
    _issue, made = stress
    inside = parts_of(made.content)

    shown = {
        image.get("src")
        for name, content in inside.items()
        if name.endswith(".xhtml")
        for image in found(etree.fromstring(content), "img")
    }
    assert shown == {name for name in inside if name.startswith("pictures/")}


def test_the_same_issue_is_the_same_bytes_twice_and_in_another_process(tmp_path):
    bench = a_bench(tmp_path / "here", supply=demo_supply())
    first = make_issue(small_issue(), bench=bench).content
    again = make_issue(small_issue(), bench=bench).content
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(tmp_path / "there")],
        capture_output=True,
        text=True,
        check=True,
        env={
            "PYTHONHASHSEED": "7",
            "PYTHONPATH": "src:.",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        },
    )

    assert first == again
    assert done.stdout.strip() == sha256(first).hexdigest()


def test_a_whole_issue_is_small(tmp_path):
    bench = a_bench(tmp_path, supply=demo_supply(), house=demo_house())

    for number in (17, 18):
        made = make_issue(demo_issue(number), bench=bench)
        assert len(made.content) <= LARGEST
        assert made.problems == ()


def test_one_article_is_a_book_with_its_own_pictures_alone(tmp_path):
    issue = demo_issue(18)
    bench = a_bench(tmp_path, supply=demo_supply())

    inside = parts_of(make_article(issue, "for-six-months-only", bench=bench).content)

    pages = [name for name in inside if name.endswith(".xhtml")]
    assert sorted(pages) == sorted([pages[0], "imprint.xhtml", "nav.xhtml"])
    assert len([name for name in inside if name.startswith("pictures/")]) == 1
    assert b"cover-image" not in inside["package.opf"]


def test_a_picture_that_is_lost_or_harmful_is_a_problem_of_its_article(tmp_path):
    issue = hostile_issue()
    supply = hostile_supply(tmp_path) | {"/etc/passwd": tmp_path / "not-there"}

    made = make_issue(issue, bench=a_bench(tmp_path / "cache", supply=supply))

    by_slug = {(it.slug, it.sentence): it for it in made.problems}
    assert len(by_slug) == len(made.problems)
    missing = "The picture “../../../etc/passwd” is not there: the e-book shows its words alone."
    assert ("harm-0", missing) in by_slug
    bomb = (
        "The e-book shows the words of the picture “bomb.png” alone: it has more pixels than a"
        " book can hold."
    )
    assert ("harm-8", bomb) in by_slug
    assert not made.breaches
    assert [name for name in parts_of(made.content) if name.startswith("pictures/")] == [
        name for name in parts_of(made.content) if name.endswith(".svg")
    ]


def test_hostile_words_come_through_as_words(tmp_path):
    made = make_issue(hostile_issue(longest=1_000_000), bench=a_bench(tmp_path))
    inside = parts_of(made.content)

    for name, content in inside.items():
        if not name.endswith(".xhtml"):
            continue
        root = etree.fromstring(content)
        assert not {"script", "img", "iframe"} & {etree.QName(it).localname for it in root.iter()}
        for link in found(root, "a"):
            address = link.get("href")
            assert address.startswith(("https://", "mailto:", "#")) or address in inside
    harmed = etree.fromstring(inside["002-harm-0.xhtml"])
    assert bare(said(found(harmed, "h1")[0])) == bare(HARM[0])
    longest = etree.fromstring(inside[f"{len(HARM) + 2:03}-longest.xhtml"])
    assert len("".join(found(longest, "h1")[0].itertext())) == 1_000_000


def test_the_press_knows_the_maker_and_it_speaks_the_language_of_the_house(tmp_path):
    maker = form_named("epub").maker()
    bench = a_bench(tmp_path)

    assert isinstance(maker, EbookMaker)
    assert maker.version
    with translation.override("de"):
        german = parts_of(maker.make_issue(small_issue(), bench=bench).content)
        alone = parts_of(maker.make_article(small_issue(), "calm", bench=bench).content)
    assert "Inhalt" in german["nav.xhtml"].decode()
    assert "Impressum" in alone["imprint.xhtml"].decode()
