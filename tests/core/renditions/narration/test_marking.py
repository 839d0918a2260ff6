from hypothesis import given
from hypothesis import strategies as st

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.core.renditions.narration.marking import Mark, find_marked

OPENING = "The lighthouse at Vell was built in the year of the great storm."
CHART = "See the chart on the right for every tide of the year."


def blocks(*texts: str) -> list[Paragraph]:
    return [Paragraph((Text(text),)) for text in texts]


def test_a_mark_stays_with_its_block_wherever_that_is_moved():
    found = find_marked(blocks(CHART, OPENING), [Mark(OPENING)])

    assert found.by_block == {1: Mark(OPENING)}


def test_a_mark_stays_with_a_block_in_which_a_word_was_changed():
    edited = CHART.replace("right", "left")

    assert find_marked(blocks(OPENING, edited), [Mark(CHART)]).by_block == {1: Mark(CHART)}


def test_the_very_words_count_before_words_that_are_alike():
    edited = CHART.replace("right", "left")

    found = find_marked(blocks(edited, CHART), [Mark(CHART, "A chart."), Mark(edited)])

    assert found.by_block == {0: Mark(edited), 1: Mark(CHART, "A chart.")}


def test_an_editor_is_told_of_a_mark_whose_block_is_gone():
    found = find_marked(blocks(OPENING), [Mark(CHART)])

    assert (dict(found.by_block), found.lost) == ({}, (Mark(CHART),))


@given(st.lists(st.text(max_size=20), max_size=8), st.lists(st.text(max_size=20), max_size=8))
def test_each_mark_is_found_once_or_lost(texts, marked):
    marks = [Mark(words) for words in marked]

    found = find_marked(blocks(*texts), marks)

    assert sorted(it.words for it in (*found.by_block.values(), *found.lost)) == sorted(marked)
    assert all(0 <= place < len(texts) for place in found.by_block)
