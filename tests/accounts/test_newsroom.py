"""A publisher hires people, and stays below who runs the machine."""

import pytest
from django.urls import reverse
from tests.factories import a_magazine, a_publisher

from octavo.accounts.models import Account

PASSWORD = "Neap-and-spring-77"


@pytest.fixture
def administrator(db, client) -> Account:
    a_magazine()
    client.force_login(a_publisher())
    return Account.objects.create_superuser("root@example.org", "tides")


def person(email: str, **fields: str) -> dict[str, str]:
    names = {"email": email, "first_name": "Tor", "last_name": "Ebbing", "is_active": "on"}
    return names | {"password1": PASSWORD, "password2": PASSWORD} | fields


def test_a_publisher_hires_people(administrator, client):
    client.post(reverse("wagtailusers_users:add"), person("tor@example.org"))

    assert not Account.objects.get(email="tor@example.org").is_superuser


def test_a_publisher_makes_nobody_more_powerful_than_themselves(administrator, client):
    everything = {"is_superuser": "on"}
    client.post(reverse("wagtailusers_users:add"), person("tor@example.org", **everything))
    colleague = Account.objects.create_user("ada@example.org", "tides")
    address = reverse("wagtailusers_users:edit", args=[colleague.pk])
    client.post(address, person("ada@example.org", **everything))

    assert list(Account.objects.filter(is_superuser=True)) == [administrator]
    assert not Account.objects.filter(email="tor@example.org").exists()


def test_a_publisher_cannot_take_over_or_shut_out_the_administrator(administrator, client):
    address = reverse("wagtailusers_users:edit", args=[administrator.pk])
    bulk = reverse("wagtail_bulk_action", args=["accounts", "account", "set_active_state"])

    client.post(address, person(administrator.email))
    client.post(f"{bulk}?id={administrator.pk}", {"mark_as_active": "False"})

    administrator.refresh_from_db()
    assert administrator.check_password("tides")
    assert administrator.is_active


def test_an_administrator_may_do_all_of_this(administrator, client):
    client.force_login(administrator)

    client.post(reverse("wagtailusers_users:add"), person("tor@example.org", is_superuser="on"))

    assert Account.objects.get(email="tor@example.org").is_superuser
