"""What an editor decides at the desk is what the manuscript becomes."""

from octavo.core.manuscript.blocks import Figure, List, ListItem, Paragraph, PullQuote, Subhead
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Emphasis, Text
from octavo.importers.copy import Imported, SetAside
from octavo.importers.correcting import Corrections, corrected, recast


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


AS_READ = Imported(
    path="harbour.txt",
    manuscript=Manuscript(
        headline="HARBOUR DUES",
        bylines=(Byline("ADA FOX"),),
        blocks=(
            paragraph("The first."),
            paragraph("What it cost"),
            paragraph("The last."),
        ),
    ),
    set_aside=(
        SetAside("Share this", "a sharing button", before=0),
        SetAside("A sentence\nthat belongs.\n\nAnd one more.", "related links", before=2),
    ),
)


def test_fields_take_what_the_editor_wrote():
    lead = Figure(credit="Ines Harrow")
    decided = Corrections(
        headline="Harbour dues", bylines=(Byline("Ada Fox"),), section="finance", lead_image=lead
    )

    manuscript = corrected(AS_READ, decided)

    assert manuscript == Manuscript(
        headline="Harbour dues",
        bylines=(Byline("Ada Fox"),),
        section="finance",
        lead_image=lead,
        blocks=AS_READ.manuscript.blocks,
    )


def test_a_block_becomes_what_the_editor_calls_it():
    decided = Corrections(headline="H", verdicts=("as_read", "subhead", "set_aside"))

    manuscript = corrected(AS_READ, decided)

    assert manuscript.blocks == (paragraph("The first."), Subhead((Text("What it cost"),)))


def test_words_put_back_stand_where_they_were_found():
    decided = Corrections(headline="H", put_back=frozenset({1}))

    manuscript = corrected(AS_READ, decided)

    assert manuscript.blocks == (
        paragraph("The first."),
        paragraph("What it cost"),
        paragraph("A sentence that belongs."),
        paragraph("And one more."),
        paragraph("The last."),
    )


def test_words_found_after_the_last_block_come_back_at_the_end():
    tail = SetAside("The very end.", "the offer", before=None)
    late = SetAside("Later still.", "the offer", before=3)
    read = Imported(path="a.txt", manuscript=AS_READ.manuscript, set_aside=(tail, late))

    manuscript = corrected(read, Corrections(headline="H", put_back=frozenset({1})))

    assert manuscript.blocks[-1] == paragraph("Later still.")


def test_a_change_of_kind_loses_no_word_and_no_emphasis():
    said = PullQuote((Text("So "), Emphasis((Text("it"),)), Text(" goes.")), (Text("Ada Fox"),))

    assert recast(said, "paragraph") == (Paragraph(said.inlines), paragraph("Ada Fox"))


def test_a_list_stays_a_list_whatever_is_asked():
    bullets = List((ListItem((Text("one"),)),))

    assert recast(bullets, "quotation") == (bullets,)
