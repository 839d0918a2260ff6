"""The usual cast, with accounts."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from tests.accounts.people import PASSWORD
from tests.factories import a_magazine

from octavo.accounts.models import Account


@pytest.fixture(autouse=True)
def _magazine(db) -> None:
    """A magazine at which nobody has tried anything yet."""
    a_magazine()
    cache.clear()


@pytest.fixture
def ada() -> Account:
    """A reader with a password."""
    return Account.objects.create_user("ada@example.org", PASSWORD, first_name="Ada")


@pytest.fixture
def elsewhere(client):
    """The same person's other device."""
    return type(client)()
