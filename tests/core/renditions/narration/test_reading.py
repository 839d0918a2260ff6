from dataclasses import replace

from hypothesis import given
from tests.core.renditions.narration.speaking import plainly
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import (
    Box,
    Break,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Verse,
)
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import LanguageSpan, NoteMark, Text
from octavo.core.manuscript.sentences import sentences
from octavo.core.renditions.narration.lines import Script
from octavo.core.renditions.narration.marking import Mark
from octavo.core.renditions.narration.reading import (
    AT_BREAK,
    AT_END,
    BEFORE_SUBHEAD,
    Preface,
    script,
)

PREFACE = Preface("By Ada Vell.", "12 March 2026.", "Read by a synthetic voice.")


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def read(*blocks, marks=(), **values) -> Script:
    return script(Manuscript("Tides", blocks=blocks, **values), speak=plainly, marks=marks)


def said(narration: Script) -> list[str]:
    return [line.written for line in narration.lines]


def test_an_article_is_announced_as_in_a_studio():
    article = Manuscript(
        "The clock of the tides",
        standfirst="A town keeps time. It is late.",
        bylines=(Byline("Ada Vell"), Byline("Ben Orr", role="photographs")),
        blocks=(paragraph("It ticks."),),
    )

    narration = script(article, speak=plainly, preface=PREFACE)

    assert said(narration) == [
        "The clock of the tides",
        "By Ada Vell.",
        "12 March 2026.",
        "Read by a synthetic voice.",
        "A town keeps time.",
        "It is late.",
        "It ticks.",
    ]
    assert narration.author == "Ada Vell"


def test_what_is_looked_at_is_not_read():
    narration = read(
        Figure("tide.jpg", caption=words("The clock."), credit="Cleo"),
        Paragraph((Text("It ticks."), NoteMark("a"))),
        PullQuote(words("It ticks.")),
        Box(words("In numbers"), (paragraph("Forty clocks."),)),
        Footnote("a", words("Since 1904.")),
    )

    assert said(narration) == ["Tides", "It ticks."]


def test_a_conversation_says_who_speaks_and_a_poem_keeps_its_lines():
    narration = read(
        InterviewTurn("Octavo", words("Is it late?"), is_question=True),
        InterviewTurn("Vell", words("It is.")),
        Verse((tuple(map(words, ("The tide goes out", "the tide comes in"))),), words("C. Moor")),
        Quotation((words("Wait."), words("And wait.")), words("A sailor")),
        List((ListItem(words("Salt")), ListItem(words("Rope")))),
    )

    assert said(narration) == [
        *("Tides", "Octavo", "Is it late?", "Vell", "It is."),
        *("The tide goes out", "the tide comes in", "C. Moor"),
        *("Wait.", "And wait.", "A sailor", "Salt", "Rope"),
    ]


def test_each_subhead_begins_a_chapter_after_a_longer_pause():
    narration = read(
        paragraph("It ticks."),
        Subhead(words("The town. Its people")),
        paragraph("They wait."),
        Break(),
        paragraph("They sleep."),
    )

    assert [(it.title, it.line) for it in narration.chapters] == [
        ("Tides", 0),
        ("The town. Its people", 2),
    ]
    assert [line.pause for line in narration.lines][1] == BEFORE_SUBHEAD
    assert narration.lines[4].pause == AT_BREAK
    assert narration.lines[-1].pause == AT_END


def test_an_editor_leaves_a_block_out_or_has_something_else_read():
    narration = read(
        paragraph("See the chart on the right."),
        paragraph("H = 3.2 m, ΔH = 0.4 m."),
        paragraph("They wait."),
        marks=(
            Mark("See the chart on the right."),
            Mark("H = 3.2 m, ΔH = 0.4 m.", instead="Three metres. It rises."),
        ),
    )

    assert said(narration) == ["Tides", "Three metres.", "It rises.", "They wait."]
    assert [line.path for line in narration.lines[1:3]] == ["", ""]


def test_a_word_of_another_language_says_which():
    french = LanguageSpan("fr", words("Comme toujours"))
    narration = read(Paragraph((Text("It is late. "), french, Text(", he said."))))

    languages = [word.language for word in narration.lines[2].spoken.words]

    assert languages == ["fr", "fr", "", ""]


def test_a_line_without_words_is_not_read():
    assert said(read(paragraph("* * *"), paragraph("It ticks."))) == ["Tides", "It ticks."]
    assert script(Manuscript(""), speak=plainly) == Script("", "", "en", (), ())


@given(manuscripts())
def test_every_line_is_a_sentence_of_the_article_and_all_come_in_its_order(manuscript):
    """Nothing is read twice, and nothing that does not stand there."""
    narration = script(manuscript, speak=plainly)

    order = {it.id: (at, it) for at, it in enumerate(sentences(manuscript))}
    places = [order[line.id][0] for line in narration.lines]

    assert places == sorted(set(places))
    for line in narration.lines:
        sentence = order[line.id][1]
        assert (line.written, line.path) == (sentence.text, sentence.path)
        assert line.pause > 0


@given(manuscripts())
def test_no_paragraph_with_words_is_left_out(manuscript):
    narration = script(manuscript, speak=plainly)

    read_paths = {line.path for line in narration.lines}
    for index, block in enumerate(manuscript.blocks):
        if isinstance(block, Paragraph | Subhead) and plainly(text_of(block)).words:
            assert f"blocks[{index}].inlines" in read_paths


@given(manuscripts())
def test_marks_that_fit_nothing_change_nothing(manuscript):
    marks = (Mark("Words that stand in no article of any magazine."),)

    assert script(manuscript, speak=plainly, marks=marks) == script(manuscript, speak=plainly)


@given(manuscripts())
def test_what_is_said_does_not_depend_on_who_wrote_it(manuscript):
    """Bylines and dates are said by the preface alone."""
    bare = replace(manuscript, bylines=(), published_on=None)

    assert script(bare, speak=plainly).lines == script(manuscript, speak=plainly).lines


def text_of(block) -> str:
    return "".join(getattr(it, "text", "") for it in block.inlines)
