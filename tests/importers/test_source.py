"""Beside each guess the editor sees the file's own words."""

from octavo.importers.copy import Guess
from octavo.importers.desk.marking import evidence
from octavo.importers.source import source_text


def test_text_is_shown_as_it_came():
    assert source_text(b"By Ada Fox\r\n\r\nOne.", name="a.txt") == "By Ada Fox\n\nOne."


def test_of_a_page_only_the_words_are_shown_a_line_for_each_block():
    page = b"""<!doctype html><html><head><title>T</title><script>x()</script></head>
        <body><h1>Dues</h1>By Ada <p>One <b>two</b><br>three</p><style>p{}</style>end</body>"""

    assert source_text(page, name="a.html") == "Dues\n\nBy Ada\n\nOne two\n\nthree\n\nend"


def test_a_page_without_words_shows_nothing():
    assert source_text(b"  ", name="a.html", kind="html") == ""


def test_a_guess_is_marked_where_it_was_read():
    guesses = [Guess("headline", "Dues", "DUES"), Guess("bylines", "Ada Fox", "By Ada Fox")]

    found = evidence("DUES\nBy Ada Fox\n<b>", guesses)

    assert found.marked == (
        '<mark title="headline">DUES</mark>\n<mark title="bylines">By Ada Fox</mark>\n&lt;b&gt;'
    )
    assert found.of("bylines") == "By Ada Fox"


def test_words_claimed_twice_are_marked_once():
    guesses = [Guess("headline", "Dues", "Harbour dues"), Guess("section", "dues", "dues")]

    assert evidence("Harbour dues", guesses).marked.count("<mark") == 1


def test_a_file_no_reader_takes_shows_nothing():
    assert source_text(b"%PDF-1.7", name="a.pdf") == ""
