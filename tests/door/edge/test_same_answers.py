"""nginx answers every reader as the Python door does."""

from __future__ import annotations

import re
from itertools import product
from random import Random

import pytest
from tests.door.edge.conftest import Answered, Both, Front
from tests.door.edge.world import ENCODINGS, ITEMS, METER, NOW, READERS, RING, opened, secret_of

from octavo.core.passes import read_guest

pytestmark = pytest.mark.alone

HOSTS = ("magazine.example", "MAGAZINE.example:8000", "[::1]:80", "elsewhere.example", "127.0.0.1")
AGENTS = ("", "Mozilla/5.0 (X11; Linux)", "Mozilla/5.0 (compatible; Googlebot/2.1)")
QUERIES = ("", "?utm_source=x&fbclid=1", "?page=2", "?", "?&pk_x", "?UTM_x=1&Gclid")
LASTS = re.compile(r"Max-Age=(\d+)")


def alike(one: Answered, other: Answered) -> bool:
    """Whether they are the same but for the seconds that passed between them."""
    cookies = [answer.headers.get("set-cookie", "") for answer in (one, other)]
    lasts = [int(found[1]) if (found := LASTS.search(cookie)) else 0 for cookie in cookies]
    bare = [LASTS.sub("", cookie) for cookie in cookies]
    rest = [
        (answer.status, answer.body, {**answer.headers, "set-cookie": ""})
        for answer in (one, other)
    ]
    return bare[0] == bare[1] and abs(lasts[0] - lasts[1]) <= 2 and rest[0] == rest[1]


def differing(both: Both, path: str, **asked: str) -> tuple[Answered, Answered] | None:
    ours, theirs = both.python.ask(path, **asked), both.nginx.ask(path, **asked)
    return None if alike(ours, theirs) else (ours, theirs)


def test_every_reader_gets_every_page_as_from_the_python_door(both):
    different = {}
    for (reader, cookie), name in product(READERS.items(), ITEMS):
        asked = {"cookie": cookie} if cookie else {}
        if found := differing(both, f"/{name}/", accept_encoding="", **asked):
            different[reader, name] = found

    assert different == {}


def test_headers_of_all_kinds_change_nothing_of_that(both):
    """Drawn by chance, three thousand of them, the same each time."""
    chance, different = Random(20261130), []
    for _ in range(3000):
        name = chance.choice(list(ITEMS))
        asked = {
            "accept_encoding": chance.choice(ENCODINGS),
            "host": chance.choice(HOSTS),
            "cookie": chance.choice(list(READERS.values())),
            "user_agent": chance.choice(AGENTS),
            "sec_purpose": chance.choice(("", "prefetch", "prefetch;prerender")),
            "sec_fetch_mode": chance.choice(("", "navigate", "cors", "no-cors")),
        }
        path = f"/{name}/{chance.choice(QUERIES)}"
        tags = [both.python.ask(path, **asked).headers.get("etag", '"none"'), '"x"', "*", 'W/"y"']
        if chance.random() < 0.5:
            asked["if_none_match"] = ", ".join(chance.choices(tags, k=chance.randint(1, 3)))
        asked = {key: value for key, value in asked.items() if value or key == "accept_encoding"}
        asked["method"] = chance.choice(("GET", "GET", "HEAD"))
        if found := differing(both, path, **asked):
            different.append((path, asked, found))

    assert different == []


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/open", "//open/", "/open/../open/", "/%6fpen/", "/open/?page=2", "/"]
)
def test_what_is_no_finished_page_goes_on_to_octavo_as_it_was_asked_for(both, path):
    answer = both.nginx.ask(path)

    assert answer.body.startswith(f"behind GET {path} 127.0.0.1".encode())


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_only_get_and_head_are_answered_from_the_store(both, method):
    assert both.nginx.ask("/open/", method=method).body.startswith(f"behind {method}".encode())


def cookie_of(answer: Answered) -> str:
    return answer.headers["set-cookie"].partition(";")[0].partition("=")[2]


def opens(front: Front, path: str, cookie: str) -> Answered:
    return front.ask(path, cookie=f"octavo_guest={cookie}") if cookie else front.ask(path)


def test_the_meter_runs_out_at_nginx_after_as_many_articles(both):
    """Each door takes on the cookie of the other: a reader may meet both."""
    answers, cookie = [], ""
    for place, path in enumerate(["/metered/", "/metered_too/", "/metered/", "/embargo_is_over/"]):
        answers.append(opens((both.nginx, both.python)[place % 2], path, cookie))
        cookie = cookie_of(answers[-1]) if "set-cookie" in answers[-1].headers else cookie
    assert [secret_of("metered") in answer.body.decode() for answer in answers] == [
        *(True, False, True, False)
    ]
    assert read_guest(cookie, RING) == (opened("407"), opened("408"), opened("410"))
    assert len(read_guest(cookie, RING)) == METER.without_account

    used_up = f"octavo_guest={cookie}; theme=dark"
    for name in ("metered", "metered_too", "embargo_is_over"):
        assert secret_of(name).encode() in both.nginx.ask(f"/{name}/", cookie=used_up).body
    four = "; ".join((f"octavo_guest={cookie}", "a=1"))
    assert differing(both, "/metered_without_a_name/", cookie=four) is None


def test_who_only_fetches_ahead_opens_nothing(both):
    for asked in ({"sec_purpose": "prefetch"}, {"sec_fetch_mode": "cors"}, {"method": "HEAD"}):
        assert "set-cookie" not in both.nginx.ask("/metered/", **asked).headers
    answer = both.nginx.ask("/metered/", sec_purpose="prefetch")
    assert secret_of("metered").encode() not in answer.body


def test_a_cookie_lasts_as_long_as_what_was_opened(both):
    said = both.nginx.ask("/metered/").headers["set-cookie"]

    assert said.endswith("; Path=/; HttpOnly; SameSite=Lax")
    assert abs(int(LASTS.search(said)[1]) - (METER.turns[2] - NOW)) < 600
