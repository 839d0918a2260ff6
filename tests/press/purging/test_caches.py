"""Each cache is told in its own words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.door.store import Gone
from octavo.press.purging.batches import Batch, batches
from octavo.press.purging.caches import cache_of
from octavo.press.purging.errors import CacheAway, CacheRefuses, PurgeFailed

TWO = Batch({"/tides/": "article-tides", "/wells/": "article-wells", "/w/": "article-wells"})
ALL = Batch(is_all=True)

pages = st.dictionaries(st.sampled_from([f"/{n}/" for n in range(9)]), st.sampled_from("abc"))
lines = st.lists(st.builds(Gone, st.none() | pages, st.just(0.0)), max_size=8)


@given(lines, st.integers(1, 5))
def test_no_page_is_left_out_or_told_twice(waiting, most):
    """Unless all have to go: then one sentence says it."""
    told = list(batches(waiting, most=most))

    if any(gone.pages is None for gone in waiting):
        assert told == [ALL]
        return
    addresses = [address for batch in told for address in batch.pages]
    assert sorted(addresses) == sorted({one for gone in waiting for one in gone.pages})
    assert all(0 < len(batch.pages) <= most for batch in told)


def test_fastly_is_told_surrogate_keys(cache):
    fastly = cache_of(cache.purges("fastly", path="/service/A1", token="secret"))

    fastly.forget(TWO)
    fastly.forget(ALL)

    keys, everything = cache.told
    assert (keys.method, keys.path) == ("POST", "/service/A1/purge")
    assert keys.headers["Surrogate-Key"] == "article-tides article-wells"
    assert keys.headers["Fastly-Key"] == "secret"
    assert everything.path == "/service/A1/purge_all"


def test_cloudflare_is_told_addresses(cache):
    cloudflare = cache_of(cache.purges("cloudflare", path="/client/v4/zones/Z", token="secret"))

    cloudflare.forget(TWO)
    cloudflare.forget(ALL)

    files, everything = cache.told
    assert (files.method, files.path) == ("POST", "/client/v4/zones/Z/purge_cache")
    assert files.headers["Authorization"] == "Bearer secret"
    addresses = [f"https://mag.example{address}" for address in TWO.pages]
    assert json.loads(files.body) == {"files": addresses}
    assert json.loads(everything.body) == {"purge_everything": True}


def test_varnish_is_told_each_page_by_its_own_address(cache):
    varnish = cache_of(cache.purges("varnish", token="secret"))

    varnish.forget(TWO)
    varnish.forget(ALL)

    assert [(one.method, one.path) for one in cache.told] == [
        *[("PURGE", address) for address in TWO.pages],
        ("BAN", "/"),
    ]
    assert {one.headers["Host"] for one in cache.told} == {"mag.example"}
    assert {one.headers["X-Purge-Token"] for one in cache.told} == {"secret"}
    cache.status = 404
    varnish.forget(TWO)  # it never had them
    with pytest.raises(CacheRefuses, match="404"):
        varnish.forget(ALL)


def test_a_program_of_the_house_is_told_all_there_is(cache):
    program = cache_of(cache.purges("json", path="/forget?site=1"))

    program.forget(TWO)

    (told,) = cache.told
    assert (told.method, told.path) == ("POST", "/forget?site=1")
    assert "Authorization" not in told.headers
    addresses = [f"https://mag.example{address}" for address in TWO.pages]
    keys = ["article-tides", "article-wells"]
    assert json.loads(told.body) == {"all": False, "keys": keys, "addresses": addresses}


@pytest.mark.parametrize("kind", ["fastly", "cloudflare", "varnish", "json"])
@pytest.mark.parametrize("status", [301, 401, 429, 500, 503])
def test_a_cache_that_will_not_is_no_cache_that_has_forgotten(cache, kind, status):
    cache.status = status

    with pytest.raises(CacheRefuses, match=f"127.0.0.1 answers {status}") as refused:
        cache_of(cache.purges(kind, token="secret")).forget(TWO)
    assert "secret" not in str(refused.value)


def test_a_cache_that_takes_too_long_or_is_not_there_is_away(cache):
    cache.is_slow = True
    with pytest.raises(CacheAway, match="does not answer"):
        cache_of(cache.purges("json")).forget(TWO)
    cache.port = 9
    with pytest.raises(PurgeFailed):
        cache_of(cache.purges("varnish")).forget(ALL)
