"""A magazine that can be heard: an article for subscribers and one for everybody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.access.cast import granted
from tests.factories import (
    a_magazine,
    a_narration,
    a_published_issue,
    an_account,
    an_article,
)

from octavo.accounts.models import Account
from octavo.issues.models import Article

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Keys and sounds are those of this test alone."""
    settings.DATA = tmp_path
    there = {"location": tmp_path / "editions"}
    kept = {"BACKEND": "octavo.press.store.WholeFiles", "OPTIONS": there}
    settings.STORAGES = {**settings.STORAGES, "editions": kept}
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def articles(db) -> dict[str, Article]:
    """“Tides” is for subscribers, “Herrings” for everybody; both are in no. 7 and can be heard."""
    a_magazine()
    tides = an_article(headline="Tides")
    herrings = an_article(headline="Herrings", section="finance")
    for article in (tides, herrings):
        a_narration(article, now=NOW)
    a_published_issue(articles=(tides, herrings), now=NOW)
    Article.objects.filter(pk=tides.pk).update(access="subscribers")
    return {one.slug: Article.objects.get(pk=one.pk) for one in (tides, herrings)}


@pytest.fixture
def ada(articles) -> Account:
    """She subscribes."""
    account = an_account(name="Ada")
    granted(account)
    return account


@pytest.fixture
def cleo(articles) -> Account:
    """She has an account, and never subscribed."""
    return an_account(name="Cleo")
