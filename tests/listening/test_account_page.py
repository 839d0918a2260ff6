"""Readers make podcasts in their account: a name, an address seen once, and a way to end it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.listening.heard import an_address, episodes

from octavo.issues.models import Issue, Section
from octavo.listening.codes import code_of
from octavo.listening.models import PrivateFeed
from octavo.listening.policy import MOST_FEEDS

PAGE = "/account/podcast/"


@pytest.fixture
def reader(client, ada) -> Client:
    client.force_login(ada)
    return client


def html(response) -> str:
    return unescape(response.content.decode())


def address_in(response) -> str:
    (found,) = re.findall(r'<textarea class="to-copy"[^>]*>([^<]+)<', html(response))
    return found


def test_an_account_leads_to_its_podcasts(reader):
    assert 'href="/account/podcast/"' in html(reader.get("/account/"))
    assert Client().get(PAGE).status_code == 302


def test_a_podcast_is_made_and_heard(reader):
    shown = reader.post(PAGE, {"label": "Kitchen", "of": ""})

    address = address_in(shown)
    assert address.endswith("/feed.xml")
    assert set(episodes(Client(), urlsplit(address).path)) == {"Tides", "Herrings"}
    assert shown["Cache-Control"] == "private, no-store"
    assert code_of(address) in html(shown)
    for program in ("Apple Podcasts", "AntennaPod", "Overcast", "Pocket Casts"):
        assert program in html(shown)
    assert f'href="podcast://{address.partition("://")[2]}"' in html(shown)
    assert "Kitchen" in html(reader.get(PAGE))


def test_the_address_stands_in_no_other_page(reader):
    token = address_in(reader.post(PAGE, {"label": "Kitchen"})).split("/")[4]

    reader.get(f"/listen/{token}/feed.xml")

    for page in (PAGE, "/account/", "/articles/tides/", "/"):
        assert token not in html(reader.get(page))


def test_a_section_or_an_issue_can_be_chosen(reader):
    section, issue = Section.objects.get(slug="finance"), Issue.objects.get()
    page = html(reader.get(PAGE))
    assert f'value="section-{section.pk}"' in page
    assert "No. 7: Water" in page

    of_section = address_in(reader.post(PAGE, {"label": "A", "of": f"section-{section.pk}"}))
    of_issue = address_in(reader.post(PAGE, {"label": "B", "of": f"issue-{issue.pk}"}))

    assert of_section.endswith("/sections/finance.xml")
    assert of_issue.endswith("/issues/7.xml")
    assert reader.post(PAGE, {"label": "C", "of": "issue-999"}).status_code == 422


def test_each_device_has_a_name_of_its_own(reader):
    reader.post(PAGE, {"label": "Phone"})

    again = reader.post(PAGE, {"label": "Phone"})

    assert again.status_code == 422
    assert "You have a podcast of the name “Phone”." in html(again)
    assert PrivateFeed.objects.count() == 1


def test_there_is_an_end_to_how_many(reader, ada):
    for number in range(MOST_FEEDS):
        an_address(ada, label=str(number))

    assert reader.post(PAGE, {"label": "One more"}).status_code == 422


def test_a_podcast_is_made_anew_under_another_address(reader):
    first = urlsplit(address_in(reader.post(PAGE, {"label": "Phone"}))).path
    feed = PrivateFeed.objects.get()

    second = urlsplit(address_in(reader.post(f"{PAGE}{feed.pk}/anew/"))).path

    assert first != second
    assert (reader.get(first).status_code, reader.get(second).status_code) == (410, 200)
    assert PrivateFeed.objects.in_use().get().label == "Phone"


def test_a_podcast_is_revoked_and_its_name_is_free_again(reader):
    address = urlsplit(address_in(reader.post(PAGE, {"label": "Phone"}))).path
    feed = PrivateFeed.objects.get()

    after = reader.post(f"{PAGE}{feed.pk}/revoke/", follow=True)

    assert "“Phone” is revoked." in html(after)
    assert f"/{feed.pk}/revoke/" not in html(after)
    assert reader.get(address).status_code == 410
    assert reader.post(f"{PAGE}{feed.pk}/revoke/").status_code == 404
    assert reader.post(PAGE, {"label": "Phone"}).status_code == 200


def test_nobody_touches_the_podcasts_of_others(reader, cleo):
    an_address(cleo)
    theirs = PrivateFeed.objects.get()

    assert reader.post(f"{PAGE}{theirs.pk}/revoke/").status_code == 404
    assert reader.post(f"{PAGE}{theirs.pk}/anew/").status_code == 404
    assert PrivateFeed.objects.get().revoked_at is None
