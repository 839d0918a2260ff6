"""Nobody tries for long: wrong passwords shut a door, codes and mail are few."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse
from tests.accounts.people import is_signed_in, sign_in, sign_in_by_code

from octavo.accounts.counting import Counts
from octavo.accounts.models import Tally
from octavo.website.serving.entrance import Entrance

HERE, THERE = "192.0.2.1", "198.51.100.7"


def from_address(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def test_five_wrong_passwords_shut_the_door_even_to_the_right_one(ada):
    client = from_address(HERE)
    for _ in range(5):
        sign_in(client, email=ada.email, password="a wrong password")

    sign_in(client, email=ada.email)

    assert not is_signed_in(client)


def test_the_owner_still_comes_in_from_elsewhere_and_by_code(ada):
    guesser, owner, same_house = from_address(HERE), from_address(THERE), from_address(HERE)
    for _ in range(5):
        sign_in(guesser, email=ada.email, password="a wrong password")

    sign_in(owner, email=ada.email)
    sign_in_by_code(same_house, email=ada.email)

    assert is_signed_in(owner)
    assert is_signed_in(same_house)


def test_one_account_is_tried_ten_times_in_ten_minutes_from_anywhere(ada):
    for number in range(10):
        sign_in(from_address(f"203.0.113.{number}"), email=ada.email, password="wrong password")
    late = from_address("203.0.113.99")

    answer = sign_in(late, email=ada.email)

    assert "wrong too often" in answer.content.decode()
    assert not is_signed_in(late)


def test_an_address_of_the_network_tries_ten_accounts_a_minute():
    client = from_address(HERE)
    said = [
        sign_in(client, email=f"{number}@example.org", password="wrong password").content.decode()
        for number in range(11)
    ]

    assert "wrong too often" not in said[9]
    assert "wrong too often" in said[10]


def test_an_ipv6_network_counts_as_one_address(ada):
    for number in range(5):
        client = from_address(f"2001:db8:0:7::{number + 1}")
        sign_in(client, email=ada.email, password="a wrong password")
    neighbour = from_address("2001:db8:0:7::99")

    assert sign_in(neighbour, email=ada.email).status_code == 429


def test_an_address_is_sent_three_codes_and_no_more(ada):
    for _ in range(5):
        Client().post(reverse("account_request_login_code"), {"email": ada.email})

    assert len(mail.outbox) == 3


def test_all_processes_count_together():
    first, second = Counts("one", {}), Counts("two", {})

    first.set("allauth:rl:login", [1.0], 60)
    first.set("a-page", "quick", 60)

    assert second.get("allauth:rl:login") == [1.0]
    assert second.get("a-page") is None
    assert Tally.objects.count() == 1
    assert not second.add("allauth:rl:login", True, 60)


def test_what_pages_remember_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        caches["default"].set("wagtail_site_root_paths", ["/"])
        assert cache.get("wagtail_site_root_paths") == ["/"]


@pytest.mark.parametrize(
    ("sender", "counted"), [("10.0.0.1", THERE), ("192.0.2.200", "192.0.2.200")]
)
def test_who_is_counted_is_what_a_trusted_proxy_says_and_nobody_else(ada, sender, counted):
    seen = []
    entrance = Entrance(
        lambda environ, _start: seen.append(environ["REMOTE_ADDR"]) or [], trusted=["10.0.0.0/8"]
    )

    entrance({"REMOTE_ADDR": sender, "HTTP_X_FORWARDED_FOR": THERE}, None)

    assert seen == [counted]
