"""Where sentences end, and ids that an edit elsewhere leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import (
    Box,
    Cell,
    Figure,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Table,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Emphasis, NoteMark, Text
from octavo.core.manuscript.parts import parts
from octavo.core.manuscript.sentences import sentence_spans, sentences

# A bar marks where one sentence ends and the next begins.
ENGLISH = [
    "",
    "   ",
    "One sentence without a stop",
    "The clock stopped. |Nobody came! |Who winds it? |Nobody.",
    "Dr. Ash met Mr. and Mrs. Vell. |They spoke of the tide.",
    "J. R. Vell wrote it. |A. Quill drew it.",
    "It was signed by J. R. |The rest is lost.",
    "Plan B. |The council had none.",
    "Plan B. Vell had none.",
    "So did I. |Ada did not.",
    "I. M. Pei built it, and M. I. Pei did not.",
    "The U.S. Navy left the U.S. |The harbour stayed.",
    "Boats, e.g. Swedish ones, i.e. Those from Gävle, cost 3.5 million. |That is much.",
    "It opens at 7 a.m. and shuts at 5 p.m. |It is quiet then.",
    "See No. 7 on p. 12. |No. |That is all.",
    "It began on Jan. 7. |It ended in Feb. |The bill came later.",
    "Quill, Vell & Co. Ltd. paid. |Rope, tar, etc. |The rest was sold.",
    "Well… perhaps. |Well… |Perhaps not. |And so on ... |Then silence.",
    "It went . . . on and on.",
    "“It stopped.” |Ada looked up. |'Did it?' |She laughed.",
    "“Stop!” she said. |(He did.) |He was late.",
    'He asked, "Who?" and left. |"Nobody." |"Not yet."',
    "She said: “Wait. |Not yet.” |He waited.",
    "Really?! |Yes!! |No.",
    "1. Wind the clock. |2. Wait.",
    "It sold 12. |Nobody bought 13.",
    "Visit example.org. |Version 2.0.1 is out.\n|A new line\nis no end.",
    "First.\u00a0|Second.\u202f|Third.",
    "Stop. |— No. |¿Why?",
    "Yes. |7 boats came.",
    "潮が満ちる。|時計が止まる！|「だれ？」|Vell.",
]
GERMAN = [
    "Am 15. April kam er. |Im 19. Jahrhundert auch. |Er wurde 15. |Dann ging er.",
    "Das war 1990. |Vell war klein.",
    "Am 15. 4. 2027 ist Ebbe.",
    "Herr Dr. Ash kam z. B. aus Vell, d. h. vom Meer. |Die Uhr stand.",
    "Boote, Netze usw. |Die Uhr nicht. |Siehe Nr. 7 und S. 12.",
    "„Wer war das?“ |„Niemand.“ |Er schwieg.",
]
FRENCH = [
    "« Oui. » |Il partit. |M. Vell et Mme Quill restent.",
    "« Qui\u202f? » demanda-t-elle. |« Moi\u00a0! » |Puis rien.",
    "Vell, fondée en 300 av. J.-C. par M. Ash. |L’horloge est là.",
    "Voir p. 12, n° 7. |Des cordes, etc. |L'eau monte ?",
]
OTHERS = [
    ("es", "El Sr. Ash vive en EE.UU. |¿Por qué? |¡Nadie sabe!"),
    ("it", "Il sig. Ash arriva. |Corde, reti, ecc. |Il mare sale."),
    ("nl", "Mevr. Quill komt o.a. uit Vell. |Dat is ver."),
    ("pt-BR", "O Sr. Ash chegou. |Hoje não."),
    ("sv", "Den 15. april kom bl.a. Ash osv. |Men inte han."),
    ("ga", "Dr. Vell. |Slán."),
]
CASES = [
    *(("en-GB", case) for case in ENGLISH),
    *(("de", case) for case in GERMAN),
    *(("fr", case) for case in FRENCH),
    *OTHERS,
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_a_reader_ends_them(language, marked):
    text = marked.replace("|", "")

    found = [text[starts:ends] for starts, ends in sentence_spans(text, language=language)]

    assert found == [sentence.strip() for sentence in marked.split("|") if sentence.strip()]


@given(manuscripts())
def test_every_word_stands_in_one_sentence(manuscript):
    """Sentences come in order, do not overlap, and leave nothing out but white space."""
    found = sentences(manuscript)

    for part in parts(manuscript):
        here = [sentence for sentence in found if sentence.path == part.path]
        ends = 0
        for sentence in here:
            assert part.text[sentence.starts : sentence.ends] == sentence.text
            assert sentence.text == sentence.text.strip() != ""
            assert not part.text[ends : sentence.starts].strip()
            ends = sentence.ends
        assert not part.text[ends:].strip()
    assert len({sentence.id for sentence in found}) == len(found)


WORDS = ("tide", "Vell", "clock", "harbour", "Ada", "stopped", "3.5", "the", "J. R.")
plain_sentences = st.builds(
    lambda words, stop: f"{' '.join(('Now', *words, 'then'))}{stop}",
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.sampled_from((".", "!", "?", "…", ".”")),
)
articles = st.lists(st.lists(plain_sentences, min_size=1, max_size=4), min_size=1, max_size=4)


def an_article(paragraphs: list[list[str]]) -> Manuscript:
    return Manuscript(
        headline="Now then.",
        blocks=tuple(Paragraph((Text(" ".join(lines)),)) for lines in paragraphs),
    )


@given(articles, plain_sentences, st.data())
def test_an_edit_of_one_sentence_leaves_every_other_id(paragraphs, edited, data):
    """Only twins of the edited sentence, of its old words or its new, may be numbered anew."""
    flat = [sentence for paragraph in paragraphs for sentence in paragraph]
    place = data.draw(st.integers(0, len(flat) - 1))
    words = [sentence.rstrip(".!?…”") for sentence in (*flat, edited)]
    assume(words.count(words[place]) == 1)
    assume(words.count(words[-1]) == 1)
    before = [sentence.id for sentence in sentences(an_article(paragraphs))][1:]

    remaining = iter([*flat[:place], edited, *flat[place + 1 :]])
    after = sentences(an_article([[next(remaining) for _ in lines] for lines in paragraphs]))[1:]

    assert [sentence.text for sentence in after] == [*flat[:place], edited, *flat[place + 1 :]]
    assert [one == two.id for one, two in zip(before, after, strict=True)] == [
        index != place for index in range(len(flat))
    ]


@given(articles, articles, articles)
def test_what_is_put_in_between_leaves_the_ids_around_it(above, between, below):
    between = [[line.replace("Now", "Once") for line in paragraph] for paragraph in between]
    ids = [sentence.id for sentence in sentences(an_article([*above, *below]))]

    longer = sentences(an_article([*above, *between, *below]))

    assert [sentence.id for sentence in longer if "Once" not in sentence.text] == ids


def test_equal_sentences_are_numbered_in_reading_order():
    found = sentences(an_article([["It stopped.", "It stopped!"], ["“It stopped.”"]]))

    first = found[1].id
    assert [sentence.id for sentence in found[1:]] == [first, f"{first}-2", f"{first}-3"]


def test_a_pull_quote_that_lifts_a_sentence_leaves_the_sentence_its_id():
    words = (Text("Nobody winds it."),)
    text = Manuscript(headline="H", blocks=(Paragraph(words),))
    with_quote = Manuscript(headline="H", blocks=(PullQuote(words), Paragraph(words)))

    assert sentences(with_quote)[-1].id == sentences(text)[-1].id
    assert sentences(with_quote)[1].id != sentences(text)[-1].id


def test_curly_quotes_and_other_spaces_leave_the_id():
    straight = sentences(an_article([['"Don\'t," said J. R. Vell -- at 7 km.']]))[1]
    curly = sentences(an_article([["“Don’t,” said J.\u00a0R. Vell – at 7\u00a0km."]]))[1]

    assert straight.id == curly.id


def test_sentences_without_words_have_ids_too():
    found = sentences(an_article([["…"], ["* * *"], ["…"]]))[1:]

    assert len({sentence.id for sentence in found}) == 3


def test_a_sentence_says_where_it_stands():
    manuscript = Manuscript(
        headline="The Clock",
        standfirst="It stopped. Who cares?",
        lead_image=Figure(caption=(Text("The quay."),), credit="Ben Ash"),
        blocks=(
            Paragraph((Text("It "), Emphasis((Text("stopped"),)), Text("."), NoteMark("1"))),
            List((ListItem((Text("Rope"),)), ListItem((Text("Tar. Oil."),), 2))),
            Box((Text("How"),), (Table(((Cell((Text("Tide"),)),),), notes=(Text("GMT"),)),)),
        ),
    )

    places = [
        (sentence.path, sentence.starts, sentence.ends, sentence.text)
        for sentence in sentences(manuscript)
    ]

    assert places == [
        ("headline", 0, 9, "The Clock"),
        ("standfirst", 0, 11, "It stopped."),
        ("standfirst", 12, 22, "Who cares?"),
        ("lead_image.caption", 0, 9, "The quay."),
        ("lead_image.credit", 0, 7, "Ben Ash"),
        ("blocks[0].inlines", 0, 11, "It stopped."),
        ("blocks[1].items[0].inlines", 0, 4, "Rope"),
        ("blocks[1].items[1].inlines", 0, 4, "Tar."),
        ("blocks[1].items[1].inlines", 5, 9, "Oil."),
        ("blocks[2].heading", 0, 3, "How"),
        ("blocks[2].blocks[0].rows[0][0].inlines", 0, 4, "Tide"),
        ("blocks[2].blocks[0].notes", 0, 3, "GMT"),
    ]


@pytest.mark.parametrize("piece", ["Dr. ", ". ", ".", "! ", "!", "…”", "a", " ", "»", "J. ", "1. "])
def test_a_long_row_of_anything_is_read_in_one_pass(piece):
    """Hostile copy must not hold a worker: no pattern may go back and forth."""
    text = "It " + piece * 10_000 + "\u200b x"

    assert sum(1 for _ in sentence_spans(text, language="en")) > 0
