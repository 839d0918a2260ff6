"""Where a link may lead."""

import pytest

from octavo.core.manuscript.addresses import is_address


@pytest.mark.parametrize(
    "url",
    ["https://example.org", "HTTP://example.org/a?b=c#d", "mailto:ada@example.org", "/", "/a/?b#c"],
)
def test_web_mail_and_paths_of_the_magazine_are_addresses(url):
    assert is_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#",
        "#top",
        "a/b",
        "//example.org",
        "/\\example.org",
        "https://",
        "https:///a",
        "mailto:",
        "javascript:alert(1)",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/\n",
        "data:text/html,x",
        "ftp://example.org",
    ],
)
def test_nothing_else_is_an_address(url):
    assert not is_address(url)
