"""The headers of readers' pages and of the newsroom."""

from __future__ import annotations

import pytest
from tests.factories import a_magazine, an_editor

from octavo.website import first_paint


@pytest.fixture
def magazine(db):
    return a_magazine()


def directives(response) -> dict[str, list[str]]:
    said = response["Content-Security-Policy"].split(";")
    return {name: values for name, *values in (one.split() for one in said)}


def test_readers_get_one_script_inline_and_nothing_from_elsewhere(magazine, client):
    for address in ("/", "/about/", "/corrections/", "/feed/", "/robots.txt", "/nothing/"):
        policy = directives(client.get(address))

        assert policy["default-src"] == ["'none'"]
        assert policy["style-src"] == policy["font-src"] == ["'self'"]
        assert policy["script-src"] == ["'self'", first_paint.ALLOWED]
        assert not [value for values in policy.values() for value in values if "unsafe" in value]
        assert not [value for values in policy.values() for value in values if "http" in value]


def test_the_newsroom_may_write_into_its_own_page_but_evaluates_nothing(magazine, client):
    client.force_login(an_editor())

    policy = directives(client.get("/newsroom/"))

    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["script-src-attr"] == policy["default-src"] == ["'none'"]
    assert "'unsafe-eval'" not in str(policy)


def test_pages_ask_for_no_device_and_keep_to_themselves(magazine, client):
    for address in ("/", "/newsroom/login/", "/nothing/"):
        response = client.get(address)

        assert "camera=()" in response["Permissions-Policy"]
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_a_readers_page_sets_no_cookie_and_is_the_same_in_every_browser(magazine, client):
    response = client.get("/", headers={"Accept-Language": "de"})

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert b'lang="en-gb"' in response.content
