"""What tests of the house style begin with: a magazine, and those who may change it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from tests.factories import a_magazine, a_published_issue, a_publisher, an_article, an_editor

from octavo.accounts.models import Account
from octavo.issues.models import Magazine, Publication

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def magazine(db, settings, tmp_path) -> Magazine:
    """The Vell Review, keeping its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.HOUSE = tmp_path / "house"
    cache.clear()
    return a_magazine(name="The Vell Review", strapline="Twice a month")


@pytest.fixture
def publication(magazine) -> Publication:
    return Publication.objects.get()


@pytest.fixture
def issue(magazine):
    """A published issue with one article."""
    return a_published_issue(articles=(an_article(),), now=NOW)


@pytest.fixture
def publisher(magazine, client) -> Account:
    """Somebody who may keep a house style, signed in."""
    account = a_publisher()
    client.force_login(account)
    return account


@pytest.fixture
def editor(magazine, client) -> Account:
    """Somebody who may look at it, signed in."""
    account = an_editor()
    client.force_login(account)
    return account
