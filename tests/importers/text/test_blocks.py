"""Lines of text become the blocks that their writer meant."""

import textwrap

import pytest
from tests.importers.copy_read import told

from octavo.core.manuscript.blocks import Break, List, Quotation, Subhead, Table, Verse
from octavo.importers.text import read

P = "The harbour board met in the old customs house, and nobody left before the end of it."
Q = "What was said there was very little, because everybody had written to the ministry."
R = "By the time the lamps were lit the matter had been settled in the way of such matters."


def blocks(text: str):
    return read(text.encode(), name="copy.txt").blocks


def test_hard_wrapped_lines_are_one_paragraph_again():
    wrapped = "\n\n".join(textwrap.fill(f"{text} {text}", 60) for text in (P, Q, R))

    assert [words for _, words in told(blocks(wrapped))] == [f"{x} {x}" for x in (P, Q, R)]


def test_a_paragraph_a_line_stays_a_paragraph_a_line():
    long = [f"{text} {text}" for text in (P, Q, R)]

    assert [words for _, words in told(blocks("\n".join(long)))] == long


def test_indents_begin_paragraphs_where_no_blank_line_does():
    paragraphs = [f"{P} {Q}", f"{R} She left.", f"{Q} They stayed.", f"It rained. {R}"]
    typed = "\n".join(textwrap.fill(text, 60, initial_indent="     ") for text in paragraphs)

    assert [words for _, words in told(blocks(typed))] == paragraphs


def test_a_sentence_a_line_is_a_paragraph_where_blank_lines_part_them():
    typed = f"{P}\n{Q}\n{R}\n\n{Q}\n{R}\n{P}\n\n{R}\n{P}\n{Q}"

    assert [words for _, words in told(blocks(typed))] == [
        f"{P} {Q} {R}", f"{Q} {R} {P}", f"{R} {P} {Q}",
    ]  # fmt: skip


def test_words_hyphenated_at_the_end_of_a_line_are_whole():
    lines = textwrap.wrap(f"{P} {Q} {R}", 50)
    typed = "\n".join([*lines, "and that was the last meeting of the har-", "bour board."])

    assert told(blocks(typed))[-1][1].endswith("last meeting of the harbour board.")


@pytest.mark.parametrize("ornament", ["***", "* * *", "---", "___", "⁂", "• • •", "#"])
def test_an_ornament_alone_is_a_break(ornament):
    assert Break() in blocks(f"{P}\n\n{ornament}\n\n{Q}")


@pytest.mark.parametrize("typed", ["## The swans", "The swans\n---------"])
def test_a_marked_line_is_a_crosshead(typed):
    assert told(blocks(f"{P}\n\n{typed}\n\n{Q}"))[1] == ("subhead", "The swans")
    assert isinstance(blocks(f"{P}\n\n{typed}\n\n{Q}")[1], Subhead)


@pytest.mark.parametrize("sign", ["-", "*", "•", "–", "☐"])
def test_bullets_make_a_list(sign):
    found = blocks(f"{P}\n\n{sign} nets\n{sign} ice\n{sign} rope\n\n{Q}")[1]

    assert isinstance(found, List)
    assert not found.ordered
    assert told((found,)) == [("list", "nets\nice\nrope")]


def test_numbers_make_a_list_with_its_start_and_wrapped_items():
    found = blocks(f"{P}\n\n3. nets and\n   more nets\n4. ice\n\n{Q}")[1]

    assert isinstance(found, List)
    assert (found.ordered, found.start) == (True, 3)
    assert told((found,)) == [("list", "nets and more nets\nice")]


def test_a_list_lies_in_a_list():
    found = blocks("- nets\n  - old\n  - new\n- ice")[0]

    assert [item.level for item in found.items] == [1, 2, 2, 1]


def test_dashes_that_speak_are_no_list():
    spoken = "— Where are the swans?\n— They left.\n— When did they leave?\n— In March."

    assert {kind for kind, _ in told(blocks(f"{P}\n\n{spoken}"))} == {"paragraph"}


def test_quoted_lines_are_a_quotation_with_its_speaker():
    found = blocks(
        f"{P}\n\n> Nothing that floats\n> is in the wrong place.\n>\n> — Old saying\n\n{Q}"
    )

    assert isinstance(found[1], Quotation)
    said = "Nothing that floats is in the wrong place. Old saying"
    assert told(found[1:2])[0][1].split() == said.split()
    assert found[1].attribution


def test_lines_that_a_poet_ended_are_verse():
    poem = "The dead I take for nothing. It is said\nthey pay, and that I have a box\nof coins,"
    found = blocks(f"{P}\n\n{Q}\n\n{R}\n\n{poem}\nand tins of mints.\n\n{P}")

    assert isinstance(found[3], Verse)


def test_tabs_make_a_table_with_its_head():
    found = blocks(f"{P}\n\nPlace\tPit\tNight\nDorn\t11\t18\nHarl\t14\t22\n\n{Q}")[1]

    assert isinstance(found, Table)
    assert [cell.is_header for cell in found.rows[0]] == [True, True, True]
    assert told((found,))[0][1].split("\n") == "Place Pit Night Dorn 11 18 Harl 14 22".split()


@pytest.mark.parametrize(
    ("mark", "note"), [("[1]", "[1]"), ("¹", "¹"), ("*", "*"), ("†", "†")]
)  # fmt: skip
def test_a_note_below_belongs_to_its_mark(mark, note):
    found = told(blocks(f"{P[:-1]}{mark}.\n\n{Q}\n\n{note} The minutes say so."))

    assert found[-1] == ("footnote", "The minutes say so.")
    assert mark not in found[0][1]


def test_a_number_without_a_note_stays_a_number():
    assert "[1]" in told(blocks(f"{P} See [1].\n\n{Q}"))[0][1]
