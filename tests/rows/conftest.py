"""Rows of people, without what else belongs to a subscriber."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from octavo.memberships.models import Subscriber

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def a_person(db) -> Callable[..., Subscriber]:
    """Makes somebody with a number of their own."""
    numbers = count(1)
    return lambda **said: Subscriber.objects.create(
        **{"number": next(numbers), "name": "Ada Moll", "made_at": NOW} | said
    )
