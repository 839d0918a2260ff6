"""Characters that nobody can see do not stand in an article."""

from octavo.core.manuscript.characters import without_bidi_controls, without_unprintable


def test_unprintable_characters_go_and_line_ends_become_one_kind():
    assert without_unprintable("a\x00b\r\nc\rd\te\x85\ud800") == "ab\nc\nd\te"


def test_words_that_would_turn_round_what_stands_beside_them_do_not():
    assert without_bidi_controls("a\u202eb\u2067c\u200f") == "abc\u200f"
