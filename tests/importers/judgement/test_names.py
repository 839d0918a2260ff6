"""Names are told from titles and places by their shape."""

import pytest

from octavo.importers.judgement.names import is_desk, is_name, recased


@pytest.mark.parametrize(
    "text",
    ["Ada Fox", "ADA FOX", "Ludwig van Fox", "J.K. Fox", "Siobhán O’Kelly", "Nagy Péter",
     "Anne-Marie de la Tour", "Ada Fox Jr.", "ELEANOR VAN DER BERG", "王小明"],
)  # fmt: skip
def test_people_have_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Ada", "the Harbour", "Read More", "a Major Askew", "Ada Fox 2026", "", "Ada fox"]
)
def test_other_words_are_no_names(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("ADA FOX", "Ada Fox"),
        ("ADA O'NEIL-MCDONALD", "Ada O'Neil-Mcdonald"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("Ada Fox", "Ada Fox"),
    ],
)
def test_a_name_in_capitals_is_written_as_names_are(shouted, said):
    assert recased(shouted) == said


def test_the_article_s_own_spelling_of_a_name_goes_first():
    assert recased("ADA MACKAY", seen=["Ada MacKay"]) == "Ada MacKay"


def test_a_desk_signs_as_people_do():
    assert is_desk("The Editors")
    assert is_desk("die Redaktion")
    assert not is_desk("Ada Fox")
