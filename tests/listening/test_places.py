"""Who stops on one device goes on from there on another; of strangers nothing is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from octavo.issues.models import Article
from octavo.listening.models import Place
from octavo.listening.policy import MOST_SECONDS

ADDRESS = "/listen/places/tides/"


@pytest.fixture
def phone(client, ada) -> Client:
    client.force_login(ada)
    return client


def test_another_device_goes_on_where_this_one_stopped(phone, ada):
    assert phone.get(ADDRESS).status_code == 204
    assert phone.post(ADDRESS, {"seconds": "12.25"}).status_code == 204
    assert phone.post(ADDRESS, {"seconds": "61.5"}).status_code == 204
    tablet = Client()
    tablet.force_login(ada)

    answer = tablet.get(ADDRESS)

    assert answer.json() == {"seconds": 61.5}
    assert answer["Cache-Control"] == "private, no-store"
    assert Place.objects.count() == 1


def test_the_very_beginning_is_no_place(phone):
    phone.post(ADDRESS, {"seconds": "12"})

    phone.post(ADDRESS, {"seconds": "0"})

    assert phone.get(ADDRESS).status_code == 204
    assert not Place.objects.exists()


def test_a_place_is_ones_own(phone, cleo):
    phone.post(ADDRESS, {"seconds": "12"})
    phone.force_login(cleo)

    assert phone.get(ADDRESS).status_code == 204


def test_of_a_stranger_nothing_is_kept(client, articles):
    assert client.post(ADDRESS, {"seconds": "12"}).status_code == 204
    assert client.get(ADDRESS).status_code == 204
    assert not Place.objects.exists()


@pytest.mark.parametrize("said", ["", "soon", "-1", "nan", "inf", "-inf"])
def test_what_is_no_place_is_refused(phone, said):
    assert phone.post(ADDRESS, {"seconds": said}).status_code == 400
    assert not Place.objects.exists()


def test_a_place_is_bounded(phone):
    phone.post(ADDRESS, {"seconds": "1e30"})

    assert phone.get(ADDRESS).json() == {"seconds": MOST_SECONDS}


def test_a_place_is_kept_in_what_is_heard_alone(phone):
    assert phone.post("/listen/places/nothing/", {"seconds": "1"}).status_code == 404
    Article.objects.filter(slug="tides").update(live=False)
    assert phone.post(ADDRESS, {"seconds": "1"}).status_code == 404


def test_another_site_cannot_write_it(ada):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada)

    assert strict.post(ADDRESS, {"seconds": "1"}).status_code == 403
    assert not Place.objects.exists()


def test_a_player_gets_with_the_place_what_it_has_to_show(ada):
    """Articles come from the store of finished pages, with which no cookie is sent."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada)

    strict.get(ADDRESS)

    shown = {"X-CSRFToken": strict.cookies["csrftoken"].value}
    assert strict.post(ADDRESS, {"seconds": "1"}, headers=shown).status_code == 204
    assert Place.objects.get().seconds == 1.0
