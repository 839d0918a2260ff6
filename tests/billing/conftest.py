"""A magazine that sells, on a day in spring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.factories import a_magazine, a_seller, a_subscriber, an_offer
from tests.installation import a_fresh_database

from octavo.billing.models import Seller
from octavo.memberships.models import Offer, Subscriber

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def seller(request) -> Seller | None:
    """For every test but those that have an installation of their own."""
    if request.node.get_closest_marker("alone"):
        return None
    settings, folder = request.getfixturevalue("settings"), request.getfixturevalue("tmp_path")
    request.getfixturevalue("db")
    settings.MEDIA_ROOT = folder / "media"
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


@pytest.fixture
def a_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a new database: SQLite, or PostgreSQL when the tests run on that."""
    with a_fresh_database(tmp_path / "data") as environment:
        yield environment
