"""What somebody is found by, as words."""

import pytest

from octavo.billing.desk.words import (
    compact,
    folded,
    known,
    readings,
    ways_to_write,
    words_of_email,
    words_of_name,
    words_of_number,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Zoë", "zoe"),
        ("ŁUCJA", "lucja"),
        ("Søren", "soren"),
        ("Weiß", "weiss"),
        ("Þórsdóttir", "thorsdottir"),
        ("Ａｄａ", "ada"),
        ("Дарья", "дарья"),
    ],
)
def test_neither_case_nor_accents_matter(written, read):
    assert folded(written) == read


def test_letters_with_dots_are_written_in_two_ways():
    assert ways_to_write("Müller") == ("muller", "mueller")
    assert ways_to_write("Moll") == ("moll",)
    assert known(words_of_name("Jürgen Müller-Lüdenscheidt")) >= {"mueller", "muller", "jurgen"}


def test_what_a_hyphen_joins_is_found_apart_and_together():
    assert known(words_of_name("Anna-Lena O’Hara")) == {
        "anna",
        "lena",
        "annalena",
        "o",
        "hara",
        "ohara",
    }


def test_an_address_is_found_whole_by_its_parts_and_by_where_it_is():
    assert known(words_of_email("Ada.Moll@Example.org")) == {
        "ada.moll@example.org",
        "example.org",
        "ada",
        "moll",
    }
    assert known(words_of_email("")) == set()


def test_a_number_is_the_same_with_and_without_what_stands_between():
    assert compact("RF18 2026-000123") == compact("rf182026000123")
    assert known(words_of_number("SW1A 1AA")) == {"sw1a1aa", "sw1a", "1aa"}


def test_what_has_a_digit_is_read_as_one_number_first():
    assert readings("RF18 2026 0001 23") == [
        [("rf182026000123",)],
        [("rf18",), ("2026",), ("0001",), ("23",)],
    ]
    assert readings("Müller 20359") == [
        [("muller20359",)],
        [("muller", "mueller"), ("20359",)],
    ]


def test_nothing_typed_asks_for_nothing():
    assert readings("  ") == []
    assert readings(" – ") == []
    assert readings("@") == []
