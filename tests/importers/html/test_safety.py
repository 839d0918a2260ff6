"""A page that means harm, or is broken, ends in a sentence; others are mended as far as they go."""

from __future__ import annotations

import time

import pytest
from tests.importers.copy_read import body

from octavo.importers import html
from octavo.importers.errors import CopyUnreadable, FileEmpty, FileTooLarge, NestedTooDeeply

LINE = "Größe, 5 € — “now”, the harbour master said to everybody on the quay that morning."


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", FileEmpty),
        (b" \n ", FileEmpty),
        (b"<!-- nothing -->", FileEmpty),
        (b"<div>" * 50_000 + b"deep", NestedTooDeeply),
        (b"<p>word</p>" * 1_500_000, FileTooLarge),
    ],
)
def test_what_cannot_be_read_is_named_with_its_trouble(content, trouble):
    with pytest.raises(trouble, match=r"“page\.html”"):
        html.read(content, name="page.html")


def test_what_nests_too_deep_is_lifted_up_and_keeps_its_words():
    raw = html.read(b"<div>" * 900 + f"<p>{LINE}</p>".encode() + b"</div>" * 900, name="a.html")

    assert "".join(text for _, text in body(raw)) == LINE


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{LINE}</p>".encode(),
        b"\xef\xbb\xbf" + f"<p>{LINE}</p>".encode(),
        f"<p>{LINE}</p>".encode("utf-16"),
        f"<p>{LINE}</p>".encode("utf-16-le"),
        f'<meta charset="iso-8859-1"><p>{LINE}</p>'.encode("cp1252"),
        f"<p>{LINE}</p>".encode("cp1252"),
    ],
)
def test_a_page_is_read_in_its_charset_whatever_it_says(content):
    assert body(html.read(content, name="a.html")) == [("paragraph", LINE)]


def test_a_charset_of_another_script_is_believed():
    text = "Часы в гавани Велла ошибаются уже одиннадцать лет, и никто в совете не знает почему."
    content = f'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>{text}</p>'

    raw = html.read(content.encode("koi8-r"), name="a.html")

    assert body(raw) == [("paragraph", text)]


def test_characters_encoded_twice_are_mended_with_a_warning():
    content = f"<p>{LINE}</p>".encode().decode("cp1252", "ignore").encode()

    raw = html.read(content, name="a.html")

    assert body(raw)[0][1].startswith("Größe, 5 €")
    assert raw.warnings


def test_time_grows_with_the_length_of_a_page_and_not_faster():
    def seconds(times: int) -> float:
        page = f"<p>{LINE} <a href='#n'>1</a></p><aside><h3>x</h3><p>y</p></aside>".encode() * times
        started = time.process_time()
        html.read(page, name="a.html")
        return time.process_time() - started

    seconds(20)
    assert seconds(800) < 12 * max(seconds(200), 0.05)


def test_any_trouble_is_of_the_family_that_callers_catch():
    assert issubclass(NestedTooDeeply, CopyUnreadable)
