"""Number 17 of the demo: out before number 18, with every kind of article that a page meets."""

import io
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from octavo.core.manuscript import blocks as kinds
from octavo.core.manuscript.figures import figures
from octavo.core.manuscript.inlines import LanguageSpan, Link, SmallCapitals, plain_text
from octavo.core.manuscript.measuring import block_inlines, count_words, word_count
from octavo.core.manuscript.typography.finishing import finish
from octavo.issues.models import Article, Author, Correction, Issue, Picture
from octavo.website.demo.content_files import manuscripts, pictures, record
from octavo.website.demo.loading import load
from octavo.website.pages.covers import measure

LONGEST, ORDINARY = "a-debt-that-may-not-be-paid", "back-in-april"
POEM, INTERVIEW = "the-piano-at-uist-end", "understudy"


@pytest.fixture(scope="module")
def issue():
    return record("issues/17")


@pytest.fixture(scope="module")
def written(issue):
    """Its manuscripts in the order of the flatplan, by slug."""
    every = manuscripts("articles")
    return {item["slug"]: every[item["slug"]] for item in issue["flatplan"] if "slug" in item}


def kinds_in(manuscript) -> set[type]:
    boxed = [b for block in manuscript.blocks if isinstance(block, kinds.Box) for b in block.blocks]
    return {type(block) for block in (*manuscript.blocks, *boxed)}


def marks_in(inlines) -> set[type]:
    found = set()
    for inline in inlines:
        found |= {type(inline)} | marks_in(getattr(inline, "children", ()))
    return found


def test_it_has_nine_pieces_each_section_together(written):
    sections = [manuscript.section for manuscript in written.values()]

    assert len(sections) == 9
    changes = sum(one != other for one, other in pairwise(sections))
    assert changes + 1 == len(set(sections)) == len(record("sections"))


def test_an_article_has_between_500_and_2500_words(written):
    for slug in written.keys() - {POEM}:
        assert 500 <= word_count(written[slug]) <= 2500, slug


def test_the_longest_article_has_every_kind_of_block_but_talk_and_verse(written):
    longest = written[LONGEST]
    every = {kinds.Box, kinds.Break, kinds.Figure, kinds.Footnote, kinds.List, kinds.Paragraph}
    every |= {kinds.PullQuote, kinds.Quotation, kinds.Subhead, kinds.Table}
    marks = set().union(*(marks_in(block_inlines(block)) for block in longest.blocks))

    assert word_count(longest) == max(map(word_count, written.values())) >= 2300
    assert every <= kinds_in(longest)
    assert {Link, SmallCapitals, LanguageSpan} <= marks
    lists = [block.ordered for block in longest.blocks if isinstance(block, kinds.List)]
    assert set(lists) == {True, False}
    assert {figure.span for figure in figures(longest)} >= {"inset", "wide"}
    assert [byline.role for byline in longest.bylines] == [
        "",
        "reporting from the wall",
        "research",
    ]


def test_one_article_is_as_most_articles_are(written):
    ordinary = written[ORDINARY]

    assert 1080 <= word_count(ordinary) <= 1120
    assert ordinary.standfirst
    assert ordinary.lead_image
    found = [type(block) for block in ordinary.blocks]
    counted = (kinds.Subhead, kinds.PullQuote, kinds.Footnote)
    assert [found.count(kind) for kind in counted] == [2, 1, 2]


def test_headlines_are_of_one_word_and_of_fifteen_and_one_holds_a_foreign_name(written):
    lengths = [count_words(manuscript.headline) for manuscript in written.values()]

    assert (min(lengths), max(lengths)) == (1, 15)
    assert any("Žofia Břízová" in manuscript.headline for manuscript in written.values())


def test_there_are_talk_verse_and_a_piece_that_six_people_sign(written):
    assert kinds.InterviewTurn in kinds_in(written[INTERVIEW])
    assert kinds.Verse in kinds_in(written[POEM])
    assert max(len(manuscript.bylines) for manuscript in written.values()) == 6


def test_its_typography_is_finished(written):
    for slug, manuscript in written.items():
        assert finish(manuscript) == manuscript, slug


def test_every_picture_that_it_names_is_there_with_its_words(written):
    for slug, manuscript in written.items():
        for figure in figures(manuscript):
            assert figure.source in pictures(), slug
            assert figure.alt, slug
            assert figure.credit, slug


def test_words_can_stand_at_the_top_and_at_the_foot_of_its_cover():
    with Image.open(io.BytesIO(pictures()["cover-17.png"])) as cover:
        assert measure(cover) == ("on-dark", "on-dark", "on-dark")


def test_the_table_of_bonds_adds_up(written):
    (table,) = (block for block in written[LONGEST].blocks if isinstance(block, kinds.Table))
    rows = [[plain_text(cell.inlines) for cell in row] for row in table.rows[1:]]

    for column in (1, 2, 3):
        *parts, whole = (int(row[column]) for row in rows)
        assert sum(parts) == whole


@pytest.mark.django_db
def test_it_appears_before_number_18_and_is_corrected_once(settings, tmp_path, issue, written):
    settings.MEDIA_ROOT = tmp_path
    list(load())

    published = Issue.objects.filter(state=Issue.State.PUBLISHED)
    assert [one.number for one in published.order_by("first_published_at")] == [17, 18]
    assert published.order_by("-dated_on").first().number == 18
    seventeen = published.get(number=17)
    zone = ZoneInfo("Europe/London")
    assert seventeen.first_published_at == datetime(2026, 11, 1, 6, tzinfo=zone)
    assert set(Article.objects.live().filter(slug__in=written).values_list("slug", flat=True)) == (
        written.keys()
    )
    (said,) = issue["corrections"]
    correction = Correction.objects.public().get()
    assert (correction.article.slug, correction.text) == (said["slug"], said["text"])
    assert correction.dated_on == date(2026, 11, 6)
    assert correction.article.last_published_at == datetime(2026, 11, 6, 6, tzinfo=zone)

    before = [kind.objects.count() for kind in (Article, Author, Issue, Picture, Correction)]
    list(load())
    assert [
        kind.objects.count() for kind in (Article, Author, Issue, Picture, Correction)
    ] == before
