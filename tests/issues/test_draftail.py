import json
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from octavo.core.manuscript.blocks import List, Paragraph, Subhead
from octavo.core.manuscript.inlines import LanguageSpan, Link, NoteMark, Text
from octavo.issues import running_text
from octavo.issues.blocks import TEXT_FEATURES

line = strategies.inlines()
running = (
    st.builds(Paragraph, line)
    | st.builds(Subhead, line, st.integers(1, 3))
    | strategies.lists().filter(lambda made: made.items).map(lambda made: replace(made, start=1))
)


def typed_again(html: str) -> str:
    """The text after the editor has opened it and saved it."""
    converter = ContentstateConverter(features=TEXT_FEATURES)
    shown = json.loads(converter.from_database_format(html))
    return converter.to_database_format(json.dumps(shown))


def read(html: str) -> list:
    return list(running_text.from_html(html, addresses={}))


def tidy(value: Any) -> Any:
    """The same block as a writer would type it.

    HTML forgets spaces at ends and beside spaces; a line without words is no line to an editor.
    """
    if isinstance(value, Text):
        return Text(re.sub(r"\s+", "-", value.text))
    if isinstance(value, tuple):
        return tuple(tidy(inner) for inner in value)
    if is_dataclass(value):
        changes = {field.name: tidy(getattr(value, field.name)) for field in fields(value)}
        if changes.get("inlines") == ():
            changes["inlines"] = (Text("words"),)
        return replace(value, **changes)
    return value


@given(running.map(tidy))
def test_opening_and_saving_a_text_changes_nothing(block):
    """Both ways through the editor's own form: every mark survives, whatever it lies over."""
    assert read(typed_again(running_text.to_html([block]))) == [block]


def test_running_text_stays_one_stretch_in_the_editor():
    words = (Text("The cellar was wet."),)
    blocks = [Subhead(words), Paragraph(words), List((), ordered=False), Paragraph(words)]
    html = running_text.to_html([block for block in blocks if running_text.runs_on(block)])

    assert read(typed_again(html)) == [Subhead(words), Paragraph(words), Paragraph(words)]


def test_a_language_that_the_editor_does_not_know_survives():
    paragraph = Paragraph((Text("Say "), LanguageSpan("gsw-CH", (Text("Grüezi"),))))

    assert read(typed_again(running_text.to_html([paragraph]))) == [paragraph]


def test_two_notes_on_one_word_stay_two():
    paragraph = Paragraph((Text("tide"), NoteMark("1"), NoteMark("a,b")))

    assert read(typed_again(running_text.to_html([paragraph]))) == [paragraph]


def test_blank_lines_that_an_editor_left_are_no_paragraphs():
    html = '<p data-block-key="a1">One.</p><p data-block-key="a2"> </p><p data-block-key="a3"></p>'

    assert read(html) == [Paragraph((Text("One."),))]


def test_a_link_that_runs_a_script_leaves_its_words():
    html = '<p>Press <a href="javascript:alert(1)">here</a>.</p>'

    assert read(html) == [Paragraph((Text("Press here."),))]


def test_a_link_to_a_page_leads_to_where_the_page_is():
    html = '<p><a linktype="page" id="3">Here</a> and <a linktype="page" id="4">there</a>.</p>'

    (paragraph,) = running_text.from_html(html, addresses={3: "/articles/tides/"})

    link = Link("/articles/tides/", (Text("Here"),))
    assert paragraph == Paragraph((link, Text(" and there.")))
