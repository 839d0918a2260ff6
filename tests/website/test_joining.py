"""Sheets and scripts come in one file each, made of parts that stay apart for who changes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from tests.factories import a_magazine, a_published_issue, an_article

from octavo.website.joining import JOINED, JoinedFiles, parts_of
from octavo.website.serving.static_files import collect

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def htmls(db, client):
    """A page that lists, one that is read, and the search."""
    cache.clear()
    a_magazine()
    a_published_issue(articles=(an_article(headline="Tides"),), now=NOW)
    addresses = {"listing": "/", "article": "/articles/tides/", "search": "/search/?q=tides"}
    return {kind: client.get(path).content.decode() for kind, path in addresses.items()}


def test_what_is_not_there_is_dressed_as_a_page_that_lists(htmls, client):
    html = client.get("/no-such-page/").content.decode()

    assert '<link rel="stylesheet" href="/static/octavo/listing-page.css">' in html


@pytest.mark.parametrize("kind", ["listing", "article", "search"])
def test_a_page_waits_for_one_style_sheet_and_nothing_else(htmls, kind):
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)">', htmls[kind])
    scripts = re.findall(r"<script src=", htmls[kind])

    assert sheets == [f"octavo/{kind}-page.css"]
    assert not scripts
    assert 'media="print"' in htmls[kind]


@pytest.mark.parametrize("kind", ["listing", "article", "search"])
def test_scripts_that_nobody_waits_for_let_the_picture_go_first(htmls, kind):
    modules = re.findall(r'<script type="module"[^>]*>', htmls[kind])

    assert modules
    assert all('fetchpriority="low"' in module for module in modules)


SHEETS, SCRIPTS = ([name for name in JOINED if name.endswith(end)] for end in (".css", ".js"))


@pytest.mark.parametrize("name", SHEETS)
def test_a_joined_sheet_has_its_parts_whole_and_in_order(name):
    files = dict(JoinedFiles().list([]))

    joined = files[name].open(name).read().decode()

    assert joined == "".join(f"{part.read_text()}\n" for part in parts_of(name))
    assert joined.startswith("/* All that makes this magazine look like itself")
    assert "@import" not in joined


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_that_are_joined_keep_their_names_to_themselves(name):
    files = dict(JoinedFiles().list([]))

    joined = files[name].open(name).read().decode()

    heads, bodies = zip(
        *(part.read_text().split("*/\n", 1) for part in parts_of(name)), strict=True
    )
    assert all(head.startswith("/**") and "*/" not in head for head in heads)
    assert joined == "".join(f"{{\n{body}}}\n" for body in bodies)


def test_a_joined_sheet_is_as_new_as_its_newest_part():
    [(name, storage), *_] = JoinedFiles().list([])

    newest = max(part.stat().st_mtime for part in parts_of(name))

    assert storage.get_modified_time(name) >= datetime.fromtimestamp(newest, tz=UTC)
    assert storage.size(name) > sum(part.stat().st_size for part in parts_of(name))


def test_joined_sheets_are_collected_beside_the_faces_they_name(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.AppDirectoriesFinder",
        "octavo.website.joining.JoinedFiles",
    ]
    finders.get_finder.cache_clear()

    assert collect()
    assert not collect(), "nothing has changed"

    for name in SHEETS:
        kind = name.removeprefix("octavo/").removesuffix(".css")
        written = next((tmp_path / "octavo").glob(f"{kind}.*.css")).read_text()
        assert re.search(r'url\("fonts/literata-text\.[0-9a-f]{12}\.woff2"\)', written)
    finders.get_finder.cache_clear()
