"""Where readers come from, and who is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.door.counting.machines import is_machine
from octavo.door.counting.sources import MOST_LETTERS, source_of

OURS = frozenset({"magazine.example", "127.0.0.1"})
FIREFOX = b"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.mark.parametrize(
    ("referer", "source"),
    [
        (b"", ""),
        (b"https://www.Example.org/path?utm_source=letter#x", "example.org"),
        (b"https://example.org:8443", "example.org"),
        (b"https://example.org.", "example.org"),
        (b"https://ada:secret@example.org/", "example.org"),
        (b"android-app://com.google.android.gm/", "com.google.android.gm"),
        (b"https://magazine.example/articles/x/", "inside"),
        (b"https://WWW.magazine.example/", "inside"),
        (b"http://127.0.0.1:8000/", "inside"),
        (b"http://192.168.1.20/router", ""),
        (b"http://[2001:db8::1]/", ""),
        (b"about:blank", ""),
        (b"javascript:alert(1)", ""),
        (b"example.org", ""),
        (b"https://ex%61mple.org/", "ex"),
        (b"\xff\xfe", ""),
    ],
)
def test_of_where_somebody_came_from_the_host_alone_is_left(referer, source):
    assert source_of(referer, OURS) == source


@given(st.binary(max_size=400))
def test_a_source_is_a_short_name_whatever_was_sent(referer):
    for sent in (referer, b"https://" + referer):
        source = source_of(sent, OURS)

        assert len(source) <= MOST_LETTERS
        assert not set(source) & set("/?#@: \n")


@pytest.mark.parametrize(
    "agent",
    [
        b"",
        b"  ",
        b"Googlebot/2.1 (+http://www.google.com/bot.html)",
        b"Mozilla/5.0 (compatible; bingbot/2.0)",
        b"facebookexternalhit/1.1",
        b"Mozilla/5.0 AppleWebKit/537.36 HeadlessChrome/142.0 Safari/537.36",
        b"curl/8.5.0",
        b"python-requests/2.32",
        b"Go-http-client/2.0",
        b"Slack-ImgProxy LinkPreview",
        b"UptimeMonitor/1.0",
    ],
)
def test_programs_that_say_so_are_no_readers(agent):
    assert is_machine(agent)


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        b"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        b"Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 Chrome/142.0 Mobile",
        b"Lynx/2.9.0dev.12 libwww-FM/2.14",
    ],
)
def test_browsers_of_people_are_readers(agent):
    assert not is_machine(agent)
