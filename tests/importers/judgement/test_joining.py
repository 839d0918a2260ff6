"""What a page break cut in two is one sentence and one word again."""

import pytest

from octavo.importers.judgement.joining import ends_sentence, is_cut, join_words, words_known


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("the har-", "bour was closed", "the harbour was closed"),
        ("a self-", "made man", "a self-made man"),
        ("the pre-", "and post-war years", "the pre- and post-war years"),
        ("the Franco-", "German border", "the Franco-German border"),
        ("the board had", "agreed", "the board had agreed"),
        ("the well-kept-", "known", "the well-kept-known"),
    ],
)
def test_a_word_is_joined_as_it_is_written(left, right, whole):
    assert "".join(join_words(left, right, known=frozenset({"kept", "known"}))) == whole


def test_the_article_s_own_spelling_decides_about_a_hyphen():
    known = words_known("They e-mailed the co-operative. The har- bour and the tidemark.")

    assert "".join(join_words("the co-", "operative", known=known)) == "the co-operative"
    assert "".join(join_words("the tide-", "mark", known=known)) == "the tidemark"
    assert "har" not in known


def test_ends_and_cuts_are_told_from_each_other():
    assert ends_sentence("She left.”")
    assert not ends_sentence("She left")
    assert is_cut("She left, and")
    assert not is_cut("She left.")
