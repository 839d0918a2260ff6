"""An article that is published is finished by whoever published it."""

from __future__ import annotations

import pytest
from django.utils import timezone, translation
from tests.press.finished.magazine import TIDES, stale

from octavo.door.store import Store
from octavo.issues.models import Article
from octavo.press.finished.at_once import press_at_once

PATH = "/articles/the-tide-tables-were-wrong/"


@pytest.fixture
def newsroom():
    """Somebody who works in another language, by another clock."""
    with translation.override("de"), timezone.override("Asia/Tokyo"):
        yield


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


def test_while_something_else_is_being_changed_it_is_left_to_a_worker(full: Store):
    full.hold(["at:" + PATH], now=timezone.now().timestamp())

    assert not press_at_once(PATH)
    assert PATH not in full.state().pages


def test_what_may_not_be_kept_is_left_alone(full: Store):
    assert not press_at_once("/account/")
    assert not press_at_once("/articles/nobody-wrote-it/")
