"""A Word document becomes the article that its writer saw."""

from __future__ import annotations

from datetime import date

import pytest
from tests.importers.copy_read import body
from tests.importers.word import document, paragraph, part, run, styles

from octavo.core.manuscript.blocks import (
    Box,
    Figure,
    Footnote,
    List,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import (
    Emphasis,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
    plain_text,
)
from octavo.importers import docx

FIRST = "The harbour clock at Vell has been wrong for eleven years, and nobody can say who decided."
SECOND = (
    "It was wound every Friday by a man called Osk, who took the key to his sister in the hills."
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c636000000200000500010d0a2db40000000049454e44ae426082"
)


def read(middle: str, **others):
    """The blocks between two paragraphs."""
    content = document(paragraph(FIRST) + middle + paragraph(SECOND), **others)
    raw = docx.read(content, name="a.docx")
    assert [plain_text(raw.blocks[place].inlines) for place in (0, -1)] == [FIRST, SECOND]
    return raw.blocks[1:-1]


def one(middle: str, **others):
    (block,) = read(middle, **others)
    return block


NAMES = {
    "Word's own": ("Title", "Subtitle", "Author", "Date", "heading 1"),
    "German": ("Titel", "Untertitel", "Autor", "Datum", "Überschrift 1"),
    "French": ("Titre", "Sous-titre", "Auteur", "Date", "Titre 1"),
    "a magazine's": ("Headline", "Standfirst", "Byline", "Dateline", "Crosshead"),
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES.keys())
def test_styles_say_what_the_head_is_in_any_language(names):
    words = ("The clock", "A bell and a key", "Ada Fox", "3 May 2026")
    head = "".join(paragraph(text, style=f"s{n}") for n, text in enumerate(words))
    named = styles(*((f"s{n}", name) for n, name in enumerate(names)))
    text = paragraph(FIRST) + paragraph("A key in the hills", style="s4") + paragraph(SECOND)

    raw = docx.read(document(head + text, parts={"word/styles.xml": named}), name="a.docx")

    assert raw.hints.headline == "The clock"
    assert raw.hints.standfirst == "A bell and a key"
    assert raw.hints.bylines == (Byline("Ada Fox"),)
    assert raw.hints.published_on == date(2026, 5, 3)
    assert body(raw) == [
        ("paragraph", FIRST),
        ("subhead", "A key in the hills"),
        ("paragraph", SECOND),
    ]


def test_letters_set_by_hand_say_what_is_headline_and_crosshead():
    large, small = '<w:b/><w:sz w:val="36"/>', '<w:sz w:val="20"/>'
    head = paragraph(run("The clock", large)) + paragraph(run(FIRST, small))
    text = paragraph(run("A key", '<w:sz w:val="26"/>')) + paragraph(run(SECOND, small))

    raw = docx.read(document(head + text), name="a.docx")

    assert raw.hints.headline == "The clock"
    assert body(raw)[1] == ("subhead", "A key")


def test_marks_on_letters_come_through_from_runs_and_from_character_styles():
    named = '<w:name w:val="Loud"/><w:rPr><w:i/></w:rPr>'
    loud = f'<w:style w:type="character" w:styleId="Loud">{named}</w:style>'

    block = one(
        paragraph(
            run("a", "<w:b/>"),
            run(" b", '<w:rStyle w:val="Loud"/>'),
            run(" c", "<w:smallCaps/>"),
            run(" d", '<w:b w:val="0"/>'),
        ),
        parts={"word/styles.xml": part("styles", loud)},
    )

    assert block == Paragraph(
        (
            Strong((Text("a"),)),
            Text(" "),
            Emphasis((Text("b"),)),
            Text(" "),
            SmallCapitals((Text("c"),)),
            Text(" d"),
        )
    )


def test_links_of_all_three_kinds_lead_where_they_led():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://b.example/" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("b")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f"<w:fldSimple w:instr=' HYPERLINK \"https://c.example/\" '>{run('c')}</w:fldSimple>"
    named = f'<w:hyperlink r:id="r9">{run("a")}</w:hyperlink>'
    unsafe = f'<w:hyperlink r:id="r8">{run("d")}</w:hyperlink>'

    block = one(
        paragraph(named, field, simple, unsafe),
        links={
            "r9": ("hyperlink", "https://a.example/"),
            "r8": ("hyperlink", "javascript:alert(1)"),
        },
    )

    links = [Link(f"https://{name}.example/", (Text(name),)) for name in "abc"]
    assert block.inlines == (*links, Text("d"))


def test_tracked_changes_are_accepted():
    changed = (
        paragraph(
            run("He fought "),
            f"<w:del>{run('bravely').replace('w:t', 'w:delText')}</w:del>",
            f"<w:ins>{run('in law')}</w:ins>",
        )
        + paragraph(
            f"<w:moveFrom>{run('A dentist lives there.')}</w:moveFrom>",
            properties="<w:rPr><w:moveFrom/></w:rPr>",
        )
        + paragraph("One half, ", properties="<w:rPr><w:del/></w:rPr>")
        + paragraph("the other half.")
        + paragraph(f"<w:moveTo>{run('A dentist lives there.')}</w:moveTo>")
    )

    blocks = read(changed)

    assert [plain_text(block.inlines) for block in blocks] == [
        "He fought in law",
        "One half, the other half.",
        "A dentist lives there.",
    ]


def test_a_dropped_initial_is_put_back_before_its_word():
    dropped = paragraph("S", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')

    assert one(dropped + paragraph("he said nothing.")) == Paragraph((Text("She said nothing."),))


TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice "
    "Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
    "<w:txbxContent>{0}</w:txbxContent></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_a_box_once_and_one_that_repeats_the_text_is_a_pull_quote():
    box = TEXT_BOX.format(paragraph(run("The key", "<w:b/>")) + paragraph("It weighs a pound."))
    pulled = TEXT_BOX.format(paragraph("nobody can say who decided"))

    blocks = read(paragraph("Anchors.", box) + paragraph("More.", pulled))

    assert blocks[1] == Box((Text("The key"),), (Paragraph((Text("It weighs a pound."),)),))
    assert blocks[3] == PullQuote((Text("nobody can say who decided"),))


def test_a_table_of_one_cell_is_a_box():
    cell = paragraph(run("The key", "<w:b/>")) + paragraph("It weighs a pound and a half.")

    block = one(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")

    assert isinstance(block, Box)
    assert plain_text(block.heading) == "The key"


def test_a_table_keeps_header_row_caption_and_source():
    def row(*words: str, marks: str = "") -> str:
        cells = "".join(f"<w:tc>{paragraph(run(word, marks))}</w:tc>" for word in words)
        return f"<w:tr>{cells}</w:tr>"

    named = styles(("Caption", "caption"))
    table = f"<w:tbl>{row('Year', 'Wrong', marks='<w:b/>')}{row('2014', '3')}</w:tbl>"

    block = one(
        paragraph("Minutes", style="Caption") + table + paragraph("Source: the harbour office"),
        parts={"word/styles.xml": named},
    )

    assert isinstance(block, Table)
    assert block.caption == (Text("Minutes"),)
    assert block.notes == (Text("Source: the harbour office"),)
    assert [[cell.is_header for cell in cells] for cells in block.rows] == [
        [True, True],
        [False, False],
    ]


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
    'w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt '
    'w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>',
)


def item(words: str, *, number: int = 5, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(words, properties=numbered)


def test_a_numbered_list_goes_on_after_a_paragraph_and_lists_in_a_row_stay_two():
    listed = item("a") + item("b", level=1) + item("c") + paragraph("Between.") + item("d")

    blocks = read(listed + item("e", number=6), parts={"word/numbering.xml": NUMBERING})

    lists = [block for block in blocks if isinstance(block, List)]
    assert [(each.ordered, each.start) for each in lists] == [(True, 1), (True, 3), (False, 1)]
    assert [each.level for each in lists[0].items] == [1, 2, 1]


def test_quotations_pull_quotes_and_verse_are_told_by_their_styles():
    named = styles(("q", "Quote"), ("i", "Intense Quote"), ("v", "Verse"), ("b", "Break"))
    said = paragraph("It is late.", style="q") + paragraph("It is later.", style="q")
    lines = (
        paragraph("Boats lie over", style="v")
        + paragraph("on their sides", style="v")
        + paragraph()
        + paragraph("and the bell forgives", style="v")
    )

    blocks = read(
        said + paragraph("Late!", style="i") + lines + paragraph("*", style="b"),
        parts={"word/styles.xml": named},
    )

    assert blocks[0] == Quotation(((Text("It is late."),), (Text("It is later."),)))
    assert blocks[1] == PullQuote((Text("Late!"),))
    assert isinstance(blocks[2], Verse)
    assert [len(stanza) for stanza in blocks[2].stanzas] == [2, 1]


def test_notes_of_both_kinds_keep_their_marks_and_their_words():
    marks = (
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
    )
    foot = part(
        "footnotes",
        f'<w:footnote w:id="2">{paragraph("A ", run("log", "<w:i/>"), ".")}</w:footnote>',
    )
    end = part("endnotes", f'<w:endnote w:id="2">{paragraph("Elsewhere.")}</w:endnote>')
    text = paragraph(FIRST, *marks)

    raw = docx.read(
        document(text, parts={"word/footnotes.xml": foot, "word/endnotes.xml": end}), name="a.docx"
    )

    assert raw.blocks[0].inlines[1:] == (NoteMark("1"), NoteMark("2"))
    assert raw.blocks[1:] == (
        Footnote("1", (Text("A "), Emphasis((Text("log"),)), Text("."))),
        Footnote("2", (Text("Elsewhere."),)),
    )


def picture(target: str, alt: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" '
        f'descr="{alt}"/><a:graphic><a:graphicData>'
        f"<pic:pic><pic:blipFill><a:blip "
        f'r:embed="{target}"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_a_picture_comes_with_its_bytes_alt_text_caption_and_credit():
    content = document(
        paragraph(FIRST)
        + paragraph(picture("p1", "A quay"))
        + paragraph("Low water. Photo: Ben Lund", style="Caption")
        + paragraph(SECOND),
        parts={"word/media/a.png": PNG, "word/styles.xml": styles(("Caption", "caption"))},
        links={"p1": ("image", "media/a.png")},
    )

    raw = docx.read(content, name="a.docx")

    (name,) = raw.pictures
    assert raw.pictures[name] == PNG
    assert raw.blocks[1] == Figure(name, "A quay", (Text("Low water."),), "Ben Lund")


def test_a_picture_that_cannot_be_shown_is_named_in_a_warning():
    content = document(
        paragraph(FIRST) + paragraph(picture("p1", "A map")),
        parts={"word/media/a.emf": b"\x01\x00\x00\x00EMF"},
        links={"p1": ("image", "media/a.emf")},
    )

    raw = docx.read(content, name="a.docx")

    assert raw.blocks[-1] == Figure(alt="A map")
    assert any("must be supplied" in warning for warning in raw.warnings)


def test_comments_hidden_text_and_running_heads_are_set_aside():
    content = document(
        paragraph(FIRST, run(" Not for print.", "<w:vanish/>")) + paragraph(SECOND),
        parts={
            "word/comments.xml": part(
                "comments",
                f'<w:comment w:id="0" w:author="Cleo">{paragraph("Check this.")}</w:comment>',
            ),
            "word/header1.xml": part("hdr", paragraph("Draft 3")),
        },
        links={"c": ("comments", "comments.xml"), "h": ("header", "header1.xml")},
    )

    raw = docx.read(content, name="a.docx")

    assert {aside.text.strip(): aside.reason for aside in raw.set_aside} == {
        "Not for print.": "hidden text",
        "Check this.": "a comment by Cleo",
        "Draft 3": "the head or foot of the printed page",
    }
    assert body(raw) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_who_made_the_file_is_a_warning_and_never_a_byline():
    core = (
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Olga '
        "Typist</dc:creator></cp:coreProperties>"
    )

    raw = docx.read(document(paragraph(FIRST), parts={"docProps/core.xml": core}), name="a.docx")

    assert raw.hints.bylines == ()
    assert raw.warnings == (
        "The file’s properties name Olga Typist as its creator; the text does not.",
    )


def test_strict_namespaces_are_read_like_the_usual_ones():
    usual = document(paragraph(FIRST, run(" Wrong.", "<w:i/>")))
    strict = part(
        "document", f"<w:body>{paragraph(FIRST, run(' Wrong.', '<w:i/>'))}</w:body>"
    ).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    read_strict = docx.read(document("", parts={"word/document.xml": strict}), name="a.docx")

    assert read_strict.blocks == docx.read(usual, name="a.docx").blocks


def test_formulas_and_simple_fields_leave_their_letters():
    formula = "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"
    field = f'<w:fldSimple w:instr="SEQ Figure">{run("7")}</w:fldSimple>'

    assert one(paragraph("It is ", formula, " in figure ", field, ".")) == Paragraph(
        (Text("It is E=mc in figure 7."),)
    )


def test_headings_below_a_title_begin_with_the_first_rank():
    named = styles(("t", "Title"), ("h2", "heading 2"), ("h3", "heading 3"))
    text = paragraph("The clock", style="t") + paragraph(FIRST)
    text += paragraph("One", style="h2") + paragraph(SECOND) + paragraph("Two", style="h3")

    raw = docx.read(
        document(text + paragraph(FIRST), parts={"word/styles.xml": named}), name="a.docx"
    )

    crossheads = [block for block in raw.blocks if isinstance(block, Subhead)][1:]
    assert [(plain_text(each.inlines), each.level) for each in crossheads] == [
        ("One", 1),
        ("Two", 2),
    ]


def test_a_frame_and_an_old_text_box_are_boxes_too():
    framed = "".join(
        paragraph(words, properties='<w:framePr w:w="2000"/>')
        for words in ("The key weighs a pound.", "It is in the hills.")
    )
    old = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph('The bell weighs two.')}{paragraph('It is not in the hills.')}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )

    blocks = read(framed + paragraph("Between.", old))

    assert [type(block) for block in blocks] == [Box, Paragraph, Box]
    assert [len(block.blocks) for block in blocks if isinstance(block, Box)] == [2, 2]


def test_a_picture_in_the_middle_of_a_paragraph_does_not_cut_it():
    above, below = read(
        paragraph(picture("p1", "A quay"), "Words beside it.") + paragraph("On."),
        parts={"word/media/a.png": PNG},
        links={"p1": ("image", "media/a.png")},
    )[:2]

    assert isinstance(above, Figure)
    assert below == Paragraph((Text("Words beside it."),))


def test_words_in_another_language_keep_it_where_they_are_set_off():
    english, french = '<w:lang w:val="en-GB"/>', '<w:i/><w:lang w:val="fr-FR"/>'
    text = paragraph(run(FIRST, english), run(" une affaire classée", french))

    raw = docx.read(document(text), name="a.docx")

    assert raw.hints.language == "en-GB"
    assert raw.blocks[0].inlines[-1] == LanguageSpan(
        "fr-FR", (Emphasis((Text("une affaire classée"),)),)
    )


def test_a_line_drawn_below_an_empty_paragraph_is_a_break():
    ruled = paragraph(properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>')

    assert [type(block).__name__ for block in read(ruled)] == ["Break"]


def test_a_table_whose_style_gives_the_first_row_a_form_has_a_header_row():
    def row(*words: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in words) + "</w:tr>"

    look = '<w:tblPr><w:tblStyle w:val="Fancy"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>'
    table = f"<w:tbl>{look}{row('Year', 'Wrong')}{row('2014', '3')}</w:tbl>"

    block = one(table)

    assert [cell.is_header for cell in block.rows[0]] == [True, True]
