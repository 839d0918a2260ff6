"""A day in spring."""

from datetime import UTC, datetime

import pytest


@pytest.fixture
def now() -> datetime:
    return datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
