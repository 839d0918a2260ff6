"""Characters that would turn lines round, leave their column, or show nothing."""

import pytest
from hypothesis import given
from tests.strategies import words

from octavo.core.renditions.paged.letters import breakable, clean, direction, shown, tongue


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("bidi \u202eoverride\u202c and \u2066isolate\u2069", "bidi override and isolate"),
        ("a tab\tand a bell\x07", "a tab and a bell"),
        ("a line\u2028and a paragraph\u2029end", "a line\nand a paragraph\nend"),
        ("e" + "\u0301" * 300, "e" + "\u0301" * 4),
        ("no character \ufdd0\U0001ffff", "no character "),
    ],
)
def test_what_pages_cannot_carry_is_left_out(written, printed):
    assert clean(written) == printed


@given(words())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


def test_a_character_that_no_face_has_gets_a_stand_in_and_is_reported():
    missing: set[str] = set()

    printed = shown("a 🦔\u200d at sea", {ord(letter) for letter in "a tse"}, missing)

    assert printed == "a □\u200d at sea"
    assert missing == {"🦔"}


def test_a_long_address_may_be_broken_after_its_marks():
    assert breakable("see example.org/a-long-path/of-many/parts") == (
        "see example.\u200borg/\u200ba-long-path/\u200bof-many/\u200bparts"
    )


def test_a_stretch_of_letters_that_no_column_holds_may_be_broken_anywhere():
    assert breakable("x" * 35) == "\u200b".join(["x" * 10, "x" * 10, "x" * 10, "x" * 5])
    assert breakable("Rechtsschutzversicherung") == "Rechtsschutzversicherung"


def test_scripts_without_spaces_break_by_themselves():
    assert breakable("灯台守は日誌に霧は正午まで晴れず船は港の外で待ったと書いた") == (
        "灯台守は日誌に霧は正午まで晴れず船は港の外で待ったと書いた"
    )


@given(words())
def test_places_to_break_change_no_word(text):
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


@pytest.mark.parametrize(
    ("text", "language", "runs"),
    [
        ("The lamp", "en", "ltr"),
        ("שומר", "en", "rtl"),
        ("«كتب»", "en", "rtl"),
        ("1951", "he-IL", "rtl"),
        ("1951", "de", "ltr"),
    ],
)
def test_a_line_runs_as_its_first_letter_does_or_else_its_language(text, language, runs):
    assert direction(text, language) == runs


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("en", {"language": "en"}),
        ("en-gb", {"language": "en", "region": "GB"}),
        ("zh-Hant-TW", {"language": "zh", "region": "TW"}),
        ("x-klingon", {}),
        ("", {}),
        ('"); #panic("', {}),
    ],
)
def test_a_language_tag_is_taken_apart_or_left_out(tag, known):
    assert tongue(tag) == known
