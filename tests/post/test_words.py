"""What an editor may write, and what is said when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.post.errors import UnknownPlaceholder, WordsWrong
from octavo.post.kinds import Kind
from octavo.post.words import Named, understood

KIND = Kind(
    name="tide",
    label="Tide",
    words=Path(),
    facts={"name": "text", "sluice": "link", "ships": "pieces", "key": "code"},
    example={},
)


def read(body: str, subject: str = "High water"):
    return understood(subject, body, kind=KIND).blocks


def test_an_empty_line_parts_paragraphs_and_a_line_end_stays_one():
    blocks = read("Dear {name},\n\n\nThe tide comes.\nStand back.")

    assert [block.tag for block in blocks] == ["paragraph", "paragraph"]
    assert blocks[0].lines == (("Dear ", Named("name"), ","),)
    assert blocks[1].lines == (("The tide comes.",), ("Stand back.",))


def test_headline_button_table_code_and_pieces_each_have_their_line():
    blocks = read("# Tide\n\n[Open]({sluice})\n\n- Ship: {name}\n- Port: Vell\n\n{key}\n\n{ships}")

    assert [block.tag for block in blocks] == ["headline", "button", "rows", "code", "pieces"]
    assert blocks[2].labels == ("Ship", "Port")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Dear {nama},", "This letter knows no “{nama}”. It knows: {home}, {key}, {magazine}, "),
        ("Dear {},", "This letter knows no “{}”."),
        ("Dear {name.__class__},", "knows no “{name.__class__}”"),
        ("[Open]({name})", "“[Open]” leads to a link, and “{name}” is none."),
        ("You can [Open]({name}) it", "“[Open]” leads to a link"),
        ("[Open]({stop})", "This letter knows no “{stop}”."),
        ("All ships: {ships}", "“{ships}” stands alone in its paragraph."),
        ("Dear {name", "A brace is open in “Dear {name”."),
        ("Dear name}", "A brace is open"),
        ("  \n ", "A letter needs words."),
        ("x" * 20_001, "too long"),
    ],
)
def test_words_that_cannot_be_read_are_named(body, sentence):
    with pytest.raises(WordsWrong) as trouble:
        read(body)

    assert sentence in str(trouble.value)


def test_an_unknown_placeholder_is_a_fact_of_its_own():
    with pytest.raises(UnknownPlaceholder):
        read("{tide}")


@pytest.mark.parametrize("subject", ["", "  \n", "{ships}", "{sluice} is open", "{tide}"])
def test_a_subject_has_words_and_no_links(subject):
    with pytest.raises(WordsWrong):
        read("The tide comes.", subject=subject)
