"""What belongs to the site or the printed page is known by what it says."""

import pytest

from octavo.importers.judgement.furniture import is_sharing_row, why_furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("12", "a page number"),
        ("Page 3 of 14", "a page number"),
        ("— 12 —", "a page number"),
        ("https://vell.example/harbour 1/7", "the address of the page"),
        ("3/3/26, 10:02 AM The Harbour – The Vell Review", "the print-out’s own header"),
        ("5 min read", "the reading time"),
        ("Lesezeit: 5 Minuten", "the reading time"),
        ("Share", "sharing buttons"),
        ("Facebook Twitter LinkedIn E-Mail", "sharing buttons"),
        ("Compartir en Facebook", "sharing buttons"),
        ("Advertisement", "an advertisement’s label"),
        ("Publicité", "an advertisement’s label"),
        ("Tekst gaat verder onder de foto", "an advertisement’s label"),
        ("Read more: The last rope-maker", "a link to other pieces"),
        ("Lesen Sie auch: Das letzte Seil", "a link to other pieces"),
        ("CZYTAJ TAKŻE: Ostatni powroźnik", "a link to other pieces"),
        ("Sign up for our weekly newsletter", "a newsletter sign-up"),
        ("12 comments", "a count of comments, views or likes"),
        ("Kommentare (3)", "a count of comments, views or likes"),
        (
            "We use cookies to improve your experience on this site.",
            "a notice about cookies or privacy",
        ),
        ("Home | Culture | Subscribe", "a navigation link"),
        ("Tags: harbour, herring", "tags"),
        ("#harbour #herring", "tags"),
        ("© 2026 The Vell Review. All rights reserved.", "the site’s copyright line"),
        ("(more)", "a mark of the agency"),
        ("Updated 9:12 a.m. ET", "the time of a change"),
    ],
)
def test_furniture_has_a_reason_that_an_editor_understands(line, reason):
    assert why_furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The harbour board met on Tuesday in the old customs house.",
        "More than a harbour",
        "Sharing a boat with nine others teaches patience.",
        "He read the letter twice, and then he asked whether there were questions.",
        "Ada Fox",
        "3 March 2026",
        "1911",
    ][:-1],
)
def test_words_of_an_article_are_no_furniture(line):
    assert why_furniture(line) is None


def test_a_row_of_networks_is_a_row_of_buttons():
    assert is_sharing_row("Facebook · X · WhatsApp · 24")
    assert not is_sharing_row("Facebook bought the harbour")
