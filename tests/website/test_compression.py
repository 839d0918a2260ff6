"""Readers get pages compressed in the best form they know; the newsroom gets them as they are."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory
from tests.factories import a_magazine, a_publisher

from octavo.website.compression import SHORTEST, CompressionMiddleware

PAGE = "<!doctype html><p>It began with a wet cellar.</p>" * 20


def sent(accepts: str, *, path: str = "/", kind: str = "text/html", content=PAGE, **headers):
    request = RequestFactory().get(path, headers={"Accept-Encoding": accepts})
    response = HttpResponse(content, content_type=kind, headers=headers)
    return CompressionMiddleware(lambda _request: response)(request)


@pytest.mark.parametrize("accepts", ["gzip, deflate, br, zstd", "br", "gzip, BR;q=0.5", "br;q=1.0"])
def test_a_browser_that_knows_brotli_gets_brotli(accepts):
    response = sent(accepts)

    assert response["Content-Encoding"] == "br"
    assert response["Vary"] == "Accept-Encoding"
    assert brotli.decompress(response.content).decode() == PAGE
    assert int(response["Content-Length"]) == len(response.content) < len(PAGE)


@pytest.mark.parametrize("accepts", ["gzip", "gzip, br;q=0", "gzip, br;q=0.0, zstd", "gzip, brx"])
def test_one_that_does_not_gets_gzip(accepts):
    response = sent(accepts)

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == PAGE


def test_one_that_knows_neither_gets_the_page_as_it_is():
    response = sent("")

    assert not response.has_header("Content-Encoding")
    assert response.content.decode() == PAGE


@pytest.mark.parametrize(
    "kind", ["application/atom+xml; charset=utf-8", "application/json", "image/svg+xml", "text/css"]
)
def test_whatever_is_made_of_words_is_compressed(kind):
    assert sent("br", kind=kind)["Content-Encoding"] == "br"


def test_pictures_and_short_answers_are_left_alone():
    picture = FileResponse(iter([b"RIFF" * 100]), content_type="image/webp")
    request = RequestFactory().get("/media/a.webp", headers={"Accept-Encoding": "br, gzip"})

    assert not CompressionMiddleware(lambda _: picture)(request).has_header("Content-Encoding")
    assert not sent("br", content="x" * (SHORTEST - 1)).has_header("Content-Encoding")


def test_what_is_compressed_already_is_not_compressed_again():
    response = sent("br", content=b"\x1f\x8b" * 200, **{"Content-Encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert response.content == b"\x1f\x8b" * 200


def test_the_mark_of_a_version_says_that_these_are_other_bytes():
    assert sent("br", ETag='"a"')["ETag"] == 'W/"a"'
    assert sent("br", ETag='W/"a"')["ETag"] == 'W/"a"'


def test_the_newsroom_is_never_compressed(db, client):
    """Its pages hold tokens, which the size of a compressed page could tell."""
    a_magazine()
    client.force_login(a_publisher())

    page = client.get("/newsroom/", headers={"Accept-Encoding": "br, gzip"})

    assert page.status_code == 200
    assert not page.has_header("Content-Encoding")
    assert client.get("/", headers={"Accept-Encoding": "br"})["Content-Encoding"] == "br"
