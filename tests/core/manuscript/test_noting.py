"""How the notes of an article are numbered."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Box, Footnote
from octavo.core.manuscript.inlines import Text
from octavo.core.manuscript.noting import Notes

FIRST = Footnote("a", (Text("One."),))
SECOND = Footnote("b", (Text("Two."),))


def test_notes_take_numbers_as_their_marks_are_read_those_without_come_last():
    notes = Notes((FIRST, Box((), (SECOND,))))

    marked = notes.mark("b")

    assert marked is notes.at(0)
    assert [(note.number, note.path, note.anchor) for note in (notes.at(0), notes.at(1))] == [
        (1, "blocks[1].blocks[0].inlines", "note-1"),
        (2, "blocks[0].inlines", "note-2"),
    ]
    assert notes.at(2) is None


def test_a_note_marked_twice_knows_both_marks():
    notes = Notes((FIRST,))

    notes.mark("a")
    notes.mark("a")

    assert notes.at(0).marks == ["mark-1", "mark-1-2"]


def test_a_mark_without_a_note_leads_nowhere():
    assert Notes((FIRST,)).mark("z") is None
