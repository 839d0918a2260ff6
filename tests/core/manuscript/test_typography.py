"""Finishing: marks as each language prints them, and never another word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import FRAGMENTS, manuscripts

from octavo.core.manuscript.blocks import (
    Box,
    Break,
    Cell,
    Embed,
    Figure,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import (
    Emphasis,
    LanguageSpan,
    Link,
    NoteMark,
    Strong,
    Text,
    plain_text,
)
from octavo.core.manuscript.measuring import plain_text as words_of
from octavo.core.manuscript.sentences import sentences
from octavo.core.manuscript.typography import finish, finish_inlines, finish_text

# In these tables ~ is a space that does not break, ^ a narrow one.
ENGLISH = [
    ('"Not yet," he said.', "“Not yet,” he said."),
    ("'Not yet,' he said, 'I can't.'", "‘Not yet,’ he said, ‘I can’t.’"),
    ("\"He said 'no' twice.\"", "“He said ‘no’ twice.”"),
    ('("Vell")—"yes" and/"or"', "(“Vell”)—“yes” and/“or”"),
    ('"But I--" she said.', "“But I—” she said."),
    ('"But I-" she said. " Odd "', "“But I-” she said. “ Odd ”"),
    ('He wrote:"Stop."', "He wrote:“Stop.”"),
    ("The boats' crew, the 1990's and the '90s", "The boats’ crew, the 1990’s and the ’90s"),
    ("'Tis rock 'n' roll", "’Tis rock ’n’ roll"),
    (
        'She was 5\'10" (or 6\' 2") with a 12" record',
        'She was 5\'10" (or 6\' 2") with a 12" record',
    ),
    ('"I was 6\'2" in 1999," he said.', "“I was 6'2\" in 1999,” he said."),
    ("\"It stopped in 1999\" and 'in 2001'", "“It stopped in 1999” and ‘in 2001’"),
    ("The tide -- as ever - came --late", "The tide~– as ever~– came --late"),
    ("The tide--as ever", "The tide~– as ever"),
    ("The tide---as ever --- came", "The tide—as ever~— came"),
    ("-- A. Quill", "—~A. Quill".replace("~", " ").replace("A. Q", "A.~Q")),
    ("Well ... no. . . . yes....", "Well … no. . . . yes...."),
    ("Well. . . no", "Well… no"),
    ("5 km at 20 °C for 3 million or 5 kmx", "5~km at 20~°C for 3~million or 5 kmx"),
    ("J. R. Vell and Dr. Ash, Mr Quill", "J.~R.~Vell and Dr.~Ash, Mr~Quill"),
    ("Plan B. The end. So did I. Vell did. Dr now", "Plan B. The end. So did I. Vell did. Dr now"),
    ("No. 7, p. 12, § 3, No. But", "No.~7, p.~12, §~3, No. But"),
    ("on 15 April and April 15, 2027", "on 15~April and April~15, 2027"),
    (
        "see https://a.org/x--y?'z'&...c or a--b@c.org",
        "see https://a.org/x--y?'z'&...c or a--b@c.org",
    ),
    ("It was – he said – late", "It was~– he said~– late"),
    ("5 - 3 and pre-war", "5~– 3 and pre-war"),
]
AMERICAN = [
    ("The tide -- as ever - came--late", "The tide—as ever—came—late"),
    ("5 - 3", "5~– 3"),
]
GERMAN = [
    ("\"Er sagt 'nein'.\" Ist's wahr?", "„Er sagt ‚nein‘.“ Ist’s wahr?"),
    ("am 15. April z. B. in Nr. 7", "am 15.~April z.~B. in Nr.~7"),
    ("Das -- nun ja -- war 5 Millionen wert", "Das~– nun ja~– war 5~Millionen wert"),
]
FRENCH = [
    ('Il dit : "Oui !"', "Il dit~: «^Oui^!^»"),
    ("« Quoi ? » «Non» : 10:30; a;b", "«^Quoi^?^» «^Non^»~: 10:30^; a;b"),
    ("L'eau monte?! Le 1er mai, le 3 mai", "L’eau monte^?! Le 1er~mai, le 3~mai"),
    ("M. Vell, Mme Quill (!)", "M.~Vell, Mme~Quill (!)"),
]
OTHERS = [
    ("de-CH", 'Er sagt "ja".', "Er sagt «ja»."),
    ("fr-CA", 'Il dit: "Oui!"', "Il dit~: «^Oui!^»"),
    ("es", 'El 15 de abril dijo "no".', "El 15~de abril dijo “no”."),
    ("it", 'L\'acqua e "il mare" alle 5 km', "L’acqua e «il mare» alle 5~km"),
    ("nl", '\'s Avonds "laat"', "’s Avonds “laat”"),
    ("sv", 'Han sa "nej" och 12" skiva', 'Han sa ”nej” och 12" skiva'),
    ("da", '"Ja"', "»Ja«"),
    ("ga", '"Tá" -- 5 km', "“Tá”~– 5~km"),
]
CASES = [
    *(("en-GB", *case) for case in ENGLISH),
    *(("en-US", *case) for case in AMERICAN),
    *(("de", *case) for case in GERMAN),
    *(("fr", *case) for case in FRENCH),
    *OTHERS,
]


@pytest.mark.parametrize(("language", "typed", "printed"), CASES)
def test_each_language_prints_its_own_marks(language, typed, printed):
    printed = printed.replace("~", "\u00a0").replace("^", "\u202f")

    assert finish_text(typed, language=language) == printed
    assert finish_text(printed, language=language) == printed


def letters_and_digits(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


LANGUAGES = ("en-GB", "en-US", "de", "de-CH", "fr", "fr-CA", "es", "it", "nl", "sv", "da", "ga")
PIECES = (
    *FRAGMENTS,
    "12",
    "5'",
    "'90s",
    "J. ",
    "No. ",
    "May ",
    " km",
    "--",
    ":",
    ";",
    ")",
    "(",
    "—",
)
prose = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(max_examples=150)
@given(prose | st.text(max_size=20), st.sampled_from(LANGUAGES))
def test_finishing_twice_is_finishing_once_and_never_changes_a_word(text, language):
    once = finish_text(text, language=language)

    assert finish_text(once, language=language) == once
    assert letters_and_digits(once) == letters_and_digits(text)


@given(manuscripts())
def test_a_finished_manuscript_has_the_same_words_and_is_finished(manuscript):
    once = finish(manuscript)

    assert finish(once) == once
    assert letters_and_digits(words_of(once)) == letters_and_digits(words_of(manuscript))


def test_a_quote_may_open_before_a_mark_and_close_behind_it():
    line = (
        Text('"It is '),
        Emphasis((Text('late," she said. "Dr.'),)),
        Strong((Text(" Ash"),)),
        Text('" waited -'),
        Link("/a--b/'c'", (Text(" so"),)),
        NoteMark("1"),
        Text("."),
    )

    assert finish_inlines(line, language="en-GB") == (
        Text("“It is "),
        Emphasis((Text("late,” she said. “Dr."),)),
        Strong((Text("\u00a0Ash"),)),
        Text("” waited\u00a0–"),
        Link("/a--b/'c'", (Text(" so"),)),
        NoteMark("1"),
        Text("."),
    )


def test_a_note_mark_keeps_its_place_and_a_mark_that_lost_its_words_is_gone():
    line = (Text("Well. "), Emphasis((Text(". "),)), Text(". "), NoteMark("1"), Text('"yes"'))

    finished = finish_inlines(line, language="en-GB")

    assert finished == (Text("Well… "), NoteMark("1"), Text("“yes”"))


def test_words_in_another_language_keep_their_spaces_and_take_our_quotes():
    line = (Text('Il crie "'), LanguageSpan("en", (Text("Why? Dr. Ash!"),)), Text('" !'))

    assert finish_inlines(line, language="fr") == (
        Text("Il crie «\u202f"),
        LanguageSpan("en", (Text("Why? Dr. Ash!"),)),
        Text("\u202f»\u202f!"),
    )
    assert (
        plain_text(finish_inlines((LanguageSpan("fr-CA", (Text("Quoi ?"),)),), language="fr"))
        == "Quoi\u202f?"
    )


def test_names_credits_and_addresses_stay_as_typed():
    typed = (Text("It's"),)
    printed = (Text("It’s"),)
    manuscript = Manuscript(
        headline="It's",
        standfirst="It's",
        bylines=(Byline("O'Neill"),),
        dateline="L'Aquila",
        lead_image=Figure("a'b.jpg", "It's", typed, "O'Neill", "it's"),
        blocks=(
            Paragraph(typed),
            Quotation((typed,), typed),
            PullQuote(typed, typed),
            PullQuote(typed),
            List((ListItem(typed),), ordered=True, start=3),
            Table(((Cell(typed, is_header=True),),), typed, typed),
            Verse(((typed,),), typed),
            InterviewTurn("O'Neill", typed, is_question=True),
            Break(),
            Embed("https://example.org/it's", "It's"),
            Box(typed, (Figure(caption=typed),)),
        ),
    )

    assert finish(manuscript) == Manuscript(
        headline="It’s",
        standfirst="It’s",
        bylines=(Byline("O'Neill"),),
        dateline="L'Aquila",
        lead_image=Figure("a'b.jpg", "It’s", printed, "O'Neill", "it's"),
        blocks=(
            Paragraph(printed),
            Quotation((printed,), printed),
            PullQuote(printed, printed),
            PullQuote(printed),
            List((ListItem(printed),), ordered=True, start=3),
            Table(((Cell(printed, is_header=True),),), printed, printed),
            Verse(((printed,),), printed),
            InterviewTurn("O'Neill", printed, is_question=True),
            Break(),
            Embed("https://example.org/it's", "It’s"),
            Box(printed, (Figure(caption=printed),)),
        ),
    )


def test_finishing_leaves_the_ids_of_sentences():
    text = '"Stop," said J. R. Vell -- at 5 km. "Why?" He left ... No. 7 stayed. It\'s late.'
    manuscript = Manuscript(headline="H", language="en-GB", blocks=(Paragraph((Text(text),)),))

    ids = [sentence.id for sentence in sentences(manuscript)]

    assert [sentence.id for sentence in sentences(finish(manuscript))] == ids
    assert len(ids) == 6


@pytest.mark.parametrize("piece", ["-", " -", "a", "@", " ", ".", ". ", "!", "«", "://", "' ", '"'])
def test_a_long_row_of_anything_is_finished_in_one_pass(piece):
    """Hostile copy must not hold a worker: no pattern may go back and forth."""
    text = "a" + piece * 5_000 + "\u200b"

    assert finish_text(text, language="fr")
