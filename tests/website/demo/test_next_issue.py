"""Number 19 of the demo is in planning: most of it is there, and not all of that is ready."""

import io
from itertools import pairwise

import pytest
from PIL import Image

from octavo.core.manuscript.blocks import Table
from octavo.core.manuscript.figures import figures
from octavo.core.manuscript.inlines import plain_text
from octavo.core.manuscript.measuring import word_count
from octavo.issues.closing import Missing
from octavo.issues.models import Article, Issue
from octavo.issues.newsroom.states import state_of
from octavo.website.demo.content_files import manuscripts, pictures, record
from octavo.website.demo.loading import load
from octavo.website.pages.covers import measure


@pytest.fixture
def planned():
    """Its manuscripts in the order of the flatplan, by slug."""
    written = manuscripts("articles") | manuscripts("drafts")
    slugs = [item["slug"] for item in record("issues/19")["flatplan"] if "slug" in item]
    return {slug: written[slug] for slug in slugs}


def test_it_has_nine_articles_of_all_six_sections_each_section_together(planned):
    sections = [manuscript.section for manuscript in planned.values()]

    assert len(sections) == 9
    changes = sum(one != other for one, other in pairwise(sections))
    assert changes + 1 == len(set(sections)) == len(record("sections"))


def test_a_finished_article_has_between_500_and_2500_words(planned):
    begun = {"the-bridge-that-pays-itself", "who-owns-the-fog"}

    for slug in planned.keys() - begun:
        assert 500 <= word_count(planned[slug]) <= 2500, slug


def test_every_picture_that_it_names_is_there(planned):
    named = {figure.source for one in planned.values() for figure in figures(one) if figure.source}

    assert named <= pictures().keys()


def test_words_can_stand_at_the_top_and_at_the_foot_of_its_cover():
    with Image.open(io.BytesIO(pictures()["cover-19.png"])) as cover:
        top, foot, deep_foot = measure(cover)

    assert (top, foot, deep_foot) == ("on-light", "on-dark", "on-dark")


def test_the_table_of_conscience_money_adds_up(planned):
    article = planned["four-crowns-eighty-for-a-bus"]
    (table,) = (block for block in article.blocks if isinstance(block, Table))
    rows = [[plain_text(cell.inlines).replace(",", "") for cell in row] for row in table.rows[1:]]

    for column in (1, 2):
        *parts, whole = (int(row[column]) for row in rows)
        assert sum(parts) == whole


@pytest.mark.django_db
def test_the_closing_checklist_finds_what_it_lacks(settings, tmp_path, mailoutbox):
    settings.MEDIA_ROOT = tmp_path
    list(load())

    issue = Issue.objects.get(number=19)
    lacks = {}
    for lack in issue.missing():
        lacks.setdefault(lack.article.slug if lack.article else "", set()).add(lack.what)
    picture = {Missing.ALT_TEXT, Missing.CREDIT}
    assert lacks == {
        "": {Missing.SUPPLIED_FILE},
        "four-crowns-eighty-for-a-bus": {Missing.APPROVAL},
        "the-bridge-that-pays-itself": {Missing.APPROVAL, Missing.STANDFIRST, *picture},
        "until-relieved": {Missing.APPROVAL},
        "who-owns-the-fog": {Missing.APPROVAL, *picture},
        "which-way-we-sit": {Missing.APPROVAL},
        "not-sundays": {Missing.APPROVAL, Missing.PICTURE, *picture},
    }
    states = {slug: state_of(Article.objects.get(slug=slug)) for slug in (*lacks, "calm") if slug}
    assert states["until-relieved"] == "at “Check”"
    assert states["which-way-we-sit"] == "at “Edit”"
    assert states["not-sundays"] == "draft"
    assert states["calm"] == "approved"
    assert mailoutbox == []
