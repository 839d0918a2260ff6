"""The small language for what stands around articles says what it means."""

import pytest

from octavo.importers.judgement import vocabulary
from octavo.importers.judgement.phrases import Phrases


def phrases(*listed: str) -> Phrases:
    found = Phrases()
    found.add("found", listed)
    return found


@pytest.mark.parametrize(
    ("phrase", "line", "is_meant"),
    [
        ("read more", "Read  more", True),
        ("read more", "read moreover", False),
        ("read (more|also) [about] *", "Read also about the harbour", True),
        ("read (more|also) [about] *", "Read less", False),
        ("# comments", "12 comments", True),
        ("# comments", "(12) comments", True),
        ("# issues", "Four issues", True),
        ("editor[s]", "editors", True),
        ("* newsletter", "Our weekly newsletter", True),
        ("share", "→ Share ←", True),
        ("share *", "shareholders", False),
    ],
)
def test_a_phrase_means_whole_lines(phrase, line, is_meant):
    assert (phrases(phrase).meaning_of(line) == "found") is is_meant


def test_every_language_has_the_words_that_bylines_and_credits_need():
    for language, table in vocabulary.languages().items():
        assert table["common"].split(), language
        assert table["byline"]["author"], language
        assert table["byline"]["roles"]["photographs"], language
        assert table["credits"]["picture"], language
        assert table["offer"]["items"], language
        assert table["sections"]["politics"], language
