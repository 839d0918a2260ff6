"""A magazine that sells, on a day in spring."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.factories import a_magazine, a_seller, a_subscriber, an_offer

from octavo.billing.models import Seller
from octavo.memberships.models import Offer, Subscriber

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def seller(db, settings, tmp_path) -> Seller:
    settings.MEDIA_ROOT = tmp_path / "media"
    a_magazine()
    return a_seller()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def ada(db, now) -> Subscriber:
    return a_subscriber(now=now)


@pytest.fixture
def year(db) -> Offer:
    return an_offer()
