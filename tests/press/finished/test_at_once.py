"""An article that is published is finished by whoever published it.

`test_publishing.py` does the same with real transactions and a store that takes nothing.
"""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone, translation
from tests.factories import an_article
from tests.press.finished.magazine import TIDES, stale

from octavo.door.store import Store
from octavo.issues.models import Article
from octavo.press.finished import at_once
from octavo.press.finished.at_once import press_at_once

PATH = "/articles/the-tide-tables-were-wrong/"


@pytest.fixture
def newsroom():
    """Somebody who works in another language, by another clock."""
    with translation.override("de"), timezone.override("Asia/Tokyo"):
        yield


@pytest.fixture
def autocommit(monkeypatch):
    """Each change is there as soon as it is made, as in the newsroom."""
    monkeypatch.setattr(transaction, "on_commit", lambda told, **_: told())


def publish(standfirst: str) -> None:
    article = Article.objects.get(title=TIDES)
    article.standfirst = standfirst
    article.save_revision().publish()


def test_a_published_article_stands_before_its_publisher_has_the_answer(
    full: Store,
    newsroom,
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        publish("For ten years.")
        assert PATH not in full.state().pages

    assert PATH in full.state().pages
    assert "/politics/" not in full.state().pages  # that waits for a worker
    assert (translation.get_language(), timezone.get_current_timezone_name()) == (
        "de",
        "Asia/Tokyo",
    )
    with translation.override("en-gb"), timezone.override(None):
        assert stale(full) == []


def test_a_correction_is_dated_before_its_page_is_pressed(full: Store, autocommit):
    article = Article.objects.get(title=TIDES)
    article.correct("It was nine years.", by=None)
    article.save_revision().publish()

    assert PATH in full.state().pages
    assert stale(full) == []


def test_while_something_else_is_being_changed_it_is_left_to_a_worker(full: Store, monkeypatch):
    full.hold(["at:" + PATH], now=timezone.now().timestamp())
    monkeypatch.setattr(at_once, "press_once", lambda *_, **__: pytest.fail("it was rendered"))

    assert not press_at_once(PATH)
    assert PATH not in full.state().pages


def test_a_disk_that_is_full_leaves_the_article_published(
    full: Store, monkeypatch, django_capture_on_commit_callbacks
):
    def keeps_nothing(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "put", keeps_nothing)

    with django_capture_on_commit_callbacks(execute=True):
        publish("For ten years.")

    assert Article.objects.get(title=TIDES).standfirst == "For ten years."
    assert PATH not in full.state().pages


def test_a_new_article_is_left_to_the_workers(full: Store, autocommit, monkeypatch):
    monkeypatch.setattr(at_once, "press_once", lambda *_, **__: pytest.fail("it was rendered"))

    an_article(headline="Salt").save_revision().publish()

    assert Article.objects.get(title="Salt").live


def test_what_may_not_be_kept_is_left_alone(full: Store):
    assert not press_at_once("/account/")
    assert not press_at_once("/articles/nobody-wrote-it/")
