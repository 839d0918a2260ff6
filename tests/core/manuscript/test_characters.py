"""Characters that nobody can see do not stand in an article."""

from octavo.core.manuscript.characters import without_unprintable


def test_unprintable_characters_go_and_line_ends_become_one_kind():
    assert without_unprintable("a\x00b\r\nc\rd\te\x85\ud800") == "ab\nc\nd\te"
