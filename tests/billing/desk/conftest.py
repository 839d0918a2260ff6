"""A magazine that sells subscriptions, and somebody at its desk."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.factories import an_account

from octavo.accounts.models import Account


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """Keys and list of passes taken back are those of this test alone."""
    settings.DATA = tmp_path


@pytest.fixture
def tor(db) -> Account:
    """Who sits at the desk."""
    return an_account(name="Tor", groups=("Subscriber desk",))


@pytest.fixture
def desk(client: Client, tor: Account) -> Client:
    """The desk's browser."""
    client.force_login(tor)
    return client


@pytest.fixture
def now() -> datetime:
    """This moment; pages read the clock, so that tests ask them about today."""
    return datetime.now(UTC)
