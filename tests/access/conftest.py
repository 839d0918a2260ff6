"""A magazine with something for subscribers, and those who may or may not read it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.access.cast import a_closed_article
from tests.factories import a_magazine

from octavo.issues.models import Article


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """Keys and list of passes taken back are those of this test alone."""
    settings.DATA = tmp_path


@pytest.fixture
def article(db) -> Article:
    """For subscribers, in issue 7, which is out."""
    a_magazine()
    return a_closed_article(now=datetime(2026, 1, 15, 9, tzinfo=UTC))
