"""An account that is closed or deleted in the newsroom: its passes open nothing from then on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.access.cast import granted, reads
from tests.factories import an_account

from octavo.access.models import Grant
from octavo.accounts.models import Account, Device


@pytest.fixture
def newsroom(db) -> Client:
    browser = Client()
    browser.force_login(Account.objects.create_superuser("root@example.org", "tides"))
    return browser


@pytest.fixture
def ada(article):
    account = an_account()
    granted(account)
    return account


@pytest.fixture
def pass_alone(ada, settings) -> Client:
    """Ada's browser with her pass, and no session that could bring another."""
    browser = Client()
    browser.force_login(ada)
    browser.get("/about/")
    del browser.cookies[settings.SESSION_COOKIE_NAME]
    assert reads(browser)
    return browser


def _person(account) -> dict[str, str]:
    return {"email": account.email, "first_name": "Ada", "last_name": "Lowe"}


def test_who_is_closed_by_hand_reads_no_more(newsroom, ada, pass_alone):
    newsroom.post(reverse("wagtailusers_users:edit", args=[ada.pk]), _person(ada))

    assert not Account.objects.get(pk=ada.pk).is_active
    assert not reads(pass_alone)
    assert not Device.objects.filter(account=ada).exists()


def test_who_is_edited_and_stays_reads_on(newsroom, ada, pass_alone):
    form = _person(ada) | {"is_active": "on"}
    newsroom.post(reverse("wagtailusers_users:edit", args=[ada.pk]), form)

    assert reads(pass_alone)


def test_who_is_closed_among_others_reads_no_more(newsroom, ada, pass_alone):
    bulk = reverse("wagtail_bulk_action", args=["accounts", "account", "set_active_state"])
    newsroom.post(f"{bulk}?id={ada.pk}", {"mark_as_active": "False"})

    assert not Account.objects.get(pk=ada.pk).is_active
    assert not reads(pass_alone)


@pytest.mark.parametrize("in_bulk", [False, True])
def test_a_deleted_account_reads_no_more(newsroom, ada, pass_alone, in_bulk):
    Grant.objects.all().delete()  # the desk's record would keep the account from being deleted
    bulk = reverse("wagtail_bulk_action", args=["accounts", "account", "delete"])
    one = reverse("wagtailusers_users:delete", args=[ada.pk])
    newsroom.post(f"{bulk}?id={ada.pk}" if in_bulk else one)

    assert not Account.objects.filter(pk=ada.pk).exists()
    assert not reads(pass_alone)
