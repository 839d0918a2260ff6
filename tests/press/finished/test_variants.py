"""An article that is not for everybody is pressed twice: the teaser, and all of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from tests.access.cast import HELD_BACK, a_closed_article
from tests.factories import a_magazine

from octavo.core.access import Variant
from octavo.door.store import Store
from octavo.issues.models import Article
from octavo.press.finished.pressing import press
from octavo.press.finished.store import open_store

ADDRESS = "/articles/tides/"


@pytest.fixture
def store(db, settings, tmp_path) -> Store:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FINISHED_PAGES = tmp_path / "pages"
    a_magazine()
    a_closed_article(now=datetime(2026, 1, 15, 9, tzinfo=UTC))
    press(ADDRESS, open_store(), now=time.time())  # cuts the pictures
    return open_store()


def _words(store: Store, variant: Variant) -> str:
    made = press(ADDRESS, store, now=time.time()).page.variants[variant]
    begin, size = made.bodies[""]
    return store.blobs.read(made.blob, begin, size).decode()


def test_what_is_held_back_stands_in_one_variant_alone(store):
    assert HELD_BACK in _words(store, Variant.FULL)
    assert HELD_BACK not in _words(store, Variant.TEASER)


def test_both_say_that_it_is_not_free(store):
    for variant in Variant:
        assert '"isAccessibleForFree": false' in _words(store, variant)


def test_what_is_open_is_pressed_once(store):
    Article.objects.update(access="open")

    assert set(press(ADDRESS, store, now=time.time()).page.variants) == {Variant.FULL}


def test_the_page_goes_with_the_item_that_decides(store):
    page = press(ADDRESS, store, now=time.time()).page

    assert page.item.access == "subscribers"
    assert page.item.article == str(Article.objects.get(slug="tides").pk)
