"""Where the links of a book lead."""

from __future__ import annotations

import pytest

from octavo.core.renditions.epub.links import Links

LINKS = Links({"the-tide-clock": "003-the-tide-clock.xhtml"}, "https://vell.example")


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("/articles/the-tide-clock/", "003-the-tide-clock.xhtml"),
        ("/articles/the-tide-clock/?a=1#part-2", "003-the-tide-clock.xhtml"),
        ("https://vell.example/articles/the-tide-clock", "003-the-tide-clock.xhtml"),
        ("/articles/another/", "https://vell.example/articles/another/"),
        ("/issues/17/", "https://vell.example/issues/17/"),
        ("https://vell.example/", "https://vell.example/"),
        ("mailto:ada@example.org?subject=A%20b", "mailto:ada@example.org?subject=A%20b"),
        ("mailto:a@b?<x>", "mailto:a@b?%3Cx%3E"),
        (
            "HTTPS://Example.org:8080/ä?q=1&r=%zz#ü",
            "https://example.org:8080/%C3%A4?q=1&r=%25zz#%C3%BC",
        ),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://ada:secret@example.org/", "https://example.org/"),
    ],
)
def test_articles_of_the_issue_are_in_the_book_and_all_else_is_outside(url, leads_to):
    assert LINKS.leads_to(url) == leads_to


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/",
        "https://exa<mple.org/",
        "https://[::1",
        "https://example.org:port/",
        "https://-a.example/",
        "https://" + "a" * 64 + ".example/",
    ],
)
def test_what_may_lead_nowhere_is_no_link(url):
    assert LINKS.leads_to(url) is None


def test_a_house_without_an_address_has_no_pages_outside_the_book():
    assert Links().leads_to("/issues/17/") is None
