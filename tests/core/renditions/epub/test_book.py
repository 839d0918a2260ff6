"""What an issue keeps to as a book: its order, its ways through, what it says of itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from lxml import etree
from tests.core.renditions.epub.reading import (
    EPUB_TYPE,
    XHTML,
    a_setting,
    an_issue,
    found,
    of_type,
    tree,
)
from tests.issue_strategies import issues

from octavo.core.issue.document import AdvertisementItem, ArticleItem, Cover, HousePage, Masthead
from octavo.core.issue.paging import CONTENTS, COVER, IMPRINT, LETTER, PageStart
from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Link, Text
from octavo.core.renditions.epub import (
    File,
    Picture,
    article_documents,
    article_metadata,
    issue_documents,
    issue_metadata,
    package,
)

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
MASTHEAD = Masthead(
    "The Vell Review",
    "Twice a month",
    publisher="Pilot Station Press",
    editors="Cecily Arne",
    address="11 Customs Steps\nHarrack",
    issn="2049-3630",
)


def an_article(slug: str, headline: str, head: str = "", **fields) -> ArticleItem:
    return ArticleItem(slug, Manuscript(headline=headline, **fields), head)


FOG = an_article("fog", "Fog", "Politics", section="politics", bylines=(Byline("Ada"),))
TIDE = an_article("tide", "Tide", blocks=(Paragraph((Link("/articles/fog/", (Text("fog"),)),)),))
SNOW = an_article("snow", "Снег", "Culture", language="ru")
ISSUE = an_issue(
    HousePage("Subscribe"),
    FOG,
    AdvertisementItem("Hask", section_head="Finance"),
    TIDE,
    SNOW,
    masthead=MASTHEAD,
    title="What is kept",
    cover=Cover(
        Figure("cover.png", "A jar.", (Text("A jar"),), "Ben", "CC0"), ("What is kept", "")
    ),
    letter=Manuscript(headline="From the editor"),
)
SETTING = a_setting(
    language="en-GB",
    dated="15 November 2026",
    sections={"politics": "Politics and law"},
    cover=Picture("pictures/cover.png"),
    pictures={"cover.png": Picture("pictures/cover.png")},
    printed={
        COVER: [PageStart(1)],
        IMPRINT: [PageStart(2)],
        CONTENTS: [PageStart(3)],
        LETTER: [PageStart(4)],
        "fog": [PageStart(5)],
        "tide": [PageStart(5), PageStart(6, "blocks[0]"), PageStart(7, "blocks[1]")],
        "snow": [PageStart(9)],
    },
)


def documents() -> dict[str, etree._Element]:
    return {it.name: tree(it.content) for it in issue_documents(ISSUE, setting=SETTING)}


def meta(lines, name: str) -> list[str]:
    """What the metadata say under that name."""
    root = etree.fromstring(f'<m xmlns:dc="{DC[1:-1]}">{"".join(lines)}</m>')
    return [it.text for it in root if it.get("property") == name or it.tag == f"{DC}{name}"]


def test_a_book_is_read_from_its_cover_to_its_imprint_without_advertisements():
    assert list(documents()) == [
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        "letter.xhtml",
        "002-fog.xhtml",
        "004-tide.xhtml",
        "005-snow.xhtml",
        "imprint.xhtml",
    ]


def test_contents_stand_under_their_section_heads_in_their_own_language():
    contents = of_type(documents()["nav.xhtml"], "toc")[0]

    assert [" ".join("".join(node.itertext()).split()) for node in contents[1]] == [
        "From the editor",
        "Politics Fog",
        "Finance Tide",
        "Culture Снег",
        "Imprint",
    ]
    by_href = {node.get("href"): node.get("lang") for node in found(contents, "a")}
    assert by_href["005-snow.xhtml"] == "ru"
    assert by_href["002-fog.xhtml"] == "en"


def test_landmarks_lead_to_cover_contents_and_text():
    landmarks = of_type(documents()["nav.xhtml"], "landmarks")[0]

    leads_to = {node.get(EPUB_TYPE): node.get("href") for node in found(landmarks, "a")}
    assert leads_to == {
        "cover": "cover.xhtml",
        "toc": "#toc",
        "bodymatter": "letter.xhtml",
    }


def test_printed_pages_are_listed_as_they_are_each_once():
    made = documents()
    pages = of_type(made["nav.xhtml"], "page-list")[0]

    assert [(node.text, node.get("href")) for node in found(pages, "a")] == [
        ("1", "cover.xhtml#page-1"),
        ("2", "imprint.xhtml#page-2"),
        ("3", "nav.xhtml#page-3"),
        ("4", "letter.xhtml#page-4"),
        ("5", "002-fog.xhtml#page-5"),
        ("6", "004-tide.xhtml#page-6"),
        ("7", "004-tide.xhtml#page-7"),
        ("9", "005-snow.xhtml#page-9"),
    ]
    for name, root in made.items():
        for mark in of_type(root, "pagebreak"):
            link = f"{name}#{mark.get('id')}"
            assert link in {node.get("href") for node in found(pages, "a")}
            assert mark.get("aria-label") == f"Page {mark.get('id').removeprefix('page-')}"
            assert mark.get("role") == "doc-pagebreak"
    unprinted = issue_documents(ISSUE, setting=replace(SETTING, printed={}))
    assert not of_type(tree(unprinted[2].content), "page-list")


def test_articles_of_the_issue_link_to_each_other_within_the_book():
    link = found(documents()["004-tide.xhtml"], "a")[-1]

    assert link.get("href") == "002-fog.xhtml"


def test_an_article_stands_under_its_sections_name_or_its_head():
    made = documents()

    labels = {name: root.findtext(f".//{XHTML}p[@class='label']") for name, root in made.items()}
    assert labels["002-fog.xhtml"] == "Politics and law"
    assert labels["004-tide.xhtml"] == "Finance"
    assert labels["letter.xhtml"] is None


def test_the_cover_is_described_and_its_credit_stands_in_the_imprint():
    made = documents()

    cover = found(made["cover.xhtml"], "img")[0]
    assert cover.get("alt") == "Cover of The Vell Review, no. 18. What is kept. A jar."
    imprint = ["".join(node.itertext()) for node in found(made["imprint.xhtml"], "p")]
    assert imprint == [
        "The Vell Review",
        "No. 18 · 15 November 2026",
        "Published by Pilot Station Press",
        "Edited by Cecily Arne",
        "11 Customs StepsHarrack",
        "ISSN 2049-3630",
        "https://vell.example",
        "Cover: A jar · Ben · CC0",
        "Set in Literata and Archivo, under the SIL Open Font License.",
    ]
    title = ["".join(node.itertext()) for node in found(made["title.xhtml"], "p")]
    assert title == ["Twice a month", "No. 18 · 15 November 2026", "What is kept"]


def test_the_package_says_what_the_book_is():
    lines = issue_metadata(ISSUE, setting=SETTING)

    assert meta(lines, "title") == ["The Vell Review, no. 18: What is kept"]
    assert meta(lines, "language") == ["en-GB", "en", "ru"]
    assert meta(lines, "creator") == ["Cecily Arne"]
    assert meta(lines, "publisher") == ["Pilot Station Press"]
    assert meta(lines, "date") == ["2026-11-15"]
    assert meta(lines, "dcterms:modified") == ["2026-11-15T00:00:00Z"]
    assert meta(lines, "belongs-to-collection") == ["The Vell Review"]
    assert meta(lines, "collection-type") == ["series"]
    assert meta(lines, "group-position") == ["18"]
    assert meta(lines, "dcterms:identifier") == ["urn:issn:2049-3630"]
    assert meta(lines, "pageBreakSource") == ["The Vell Review, no. 18, ISSN 2049-3630"]


def test_the_same_issue_has_the_same_name_and_another_one_another():
    def name(issue, setting=SETTING):
        return meta(issue_metadata(issue, setting=setting), "identifier")

    assert name(ISSUE) == name(replace(ISSUE, title="Mended"))
    others = [name(replace(ISSUE, number=19)), name(ISSUE, replace(SETTING, address=""))]
    assert name(ISSUE) not in others
    assert name(ISSUE)[0].startswith("urn:uuid:")


def test_a_book_claims_that_pictures_are_described_only_when_all_are():
    described = issue_metadata(ISSUE, setting=SETTING)
    silent = replace(ISSUE, cover=Cover(Figure("cover.png")))
    undescribed = issue_metadata(silent, setting=replace(SETTING, printed={}))
    without = issue_metadata(replace(ISSUE, cover=Cover()), setting=replace(SETTING, cover=None))

    feature, sufficient = "schema:accessibilityFeature", "schema:accessModeSufficient"
    always = [
        *("displayTransformability", "readingOrder", "structuralNavigation"),
        *("tableOfContents", "unlocked"),
    ]
    pages = ["pageBreakMarkers", "pageNavigation"]
    assert meta(described, feature) == [*always, "alternativeText", *pages]
    assert meta(described, sufficient) == ["textual,visual", "textual"]
    assert meta(undescribed, feature) == always
    assert meta(undescribed, sufficient) == ["textual,visual"]
    assert meta(without, feature) == [*always, *pages]
    assert meta(without, "schema:accessMode") == ["textual"]
    assert meta(without, sufficient) == ["textual"]
    assert (
        "Some pictures have no description." in meta(undescribed, "schema:accessibilitySummary")[0]
    )
    for lines in (described, undescribed, without):
        assert meta(lines, "schema:accessibilityHazard") == ["none"]
        assert not meta(lines, "dcterms:conformsTo")


def test_one_article_is_a_book_of_its_own():
    made = {it.name: tree(it.content) for it in article_documents(ISSUE, "fog", setting=SETTING)}
    lines = article_metadata(ISSUE, "fog", setting=replace(SETTING, cover=None))

    assert list(made) == ["002-fog.xhtml", "nav.xhtml", "imprint.xhtml"]
    contents = of_type(made["nav.xhtml"], "toc")[0]
    assert [node.text for node in found(contents, "a")] == ["Fog", "Imprint"]
    assert meta(lines, "title") == ["Fog"]
    assert meta(lines, "creator") == ["Ada"]
    assert meta(lines, "role") == ["aut"]
    assert meta(lines, "group-position") == ["18"]
    assert meta(article_metadata(ISSUE, "lost", setting=SETTING), "title") == ["Untitled"]


def test_an_issue_without_anything_is_still_a_book():
    issue = an_issue(masthead=Masthead(""))
    made = {
        it.name: tree(it.content) for it in issue_documents(issue, setting=a_setting(address=""))
    }

    assert list(made) == ["title.xhtml", "nav.xhtml", "imprint.xhtml"]
    assert found(made["title.xhtml"], "h1")[0].text == "Untitled"
    assert meta(issue_metadata(issue, setting=a_setting(address="")), "title") == [
        "Untitled, no. 18"
    ]


def test_a_slug_that_is_none_makes_no_name_of_a_file():
    issue = an_issue(an_article("../../etc/passwd", "Fog"))

    names = [it.name for it in issue_documents(issue, setting=a_setting())]

    assert names == ["title.xhtml", "nav.xhtml", "001.xhtml", "imprint.xhtml"]


def test_the_package_lists_every_file_and_the_order_of_reading():
    made = issue_documents(ISSUE, setting=SETTING)
    files = [File("style.css", "text/css"), File("pictures/cover.png", "image/png", "cover-image")]

    root = etree.fromstring(
        package(issue_metadata(ISSUE, setting=SETTING), made, files, language="ar").encode()
    )

    items = {it.get("href"): it for it in root.iter(f"{OPF}item")}
    assert list(items) == [*(it.name for it in made), "pictures/cover.png", "style.css"]
    assert items["pictures/cover.png"].get("properties") == "cover-image"
    assert items["nav.xhtml"].get("properties") == "nav"
    spine = root.find(f"{OPF}spine")
    by_id = {it.get("id"): href for href, it in items.items()}
    assert [by_id[it.get("idref")] for it in spine] == [it.name for it in made]
    assert spine.get("page-progression-direction") == "rtl"


@given(issues())
def test_whatever_an_issue_holds_its_book_is_well_formed(issue):
    setting = a_setting(
        printed={
            f"article-{number}": [PageStart(folio, f"blocks[{folio}]") for folio in range(9)]
            for number in range(4)
        }
    )
    made = issue_documents(issue, setting=setting)

    names = {it.name for it in made}
    for document in made:
        root = tree(document.content)
        assert found(root, "title")[0].text.strip()
        for link in found(root, "a"):
            target = link.get("href").partition("#")[0]
            assert not target or target in names or ":" in target
    lines = issue_metadata(issue, setting=setting)
    root = etree.fromstring(package(lines, made, [], language="en").encode())
    items = {item.get("href") for item in root.iterfind(".//{*}manifest/{*}item")}
    assert names <= items
