"""Readers in front of the offers, each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from tests.factories import an_offer

from octavo.accounts.models import Account
from octavo.memberships.models import Offer


@pytest.fixture(autouse=True)
def _nobody_has_tried(db) -> None:
    cache.clear()


@pytest.fixture
def digital(db) -> Offer:
    """A year on the web."""
    return an_offer(code="digital", name="Digital", formats="digital", price=72_00)


@pytest.fixture
def printed(db) -> Offer:
    """Twenty-four issues, on paper as well."""
    return an_offer(code="printed", name="Print and digital", unit="issues", count=24)


@pytest.fixture
def signed_in(client: Client) -> Callable[[Account], Client]:
    """Signs somebody in."""

    def sign_in(account: Account) -> Client:
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
