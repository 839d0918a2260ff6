"""The manuscript as JSON: nothing is lost, and nothing wrong gets in without being named."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.strategies import blocks, inlines, manuscripts

from octavo.core.manuscript import schema
from octavo.core.manuscript.blocks import List, ListItem, Paragraph, Subhead
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.errors import ManuscriptMalformed
from octavo.core.manuscript.inlines import Emphasis, Link, NoteMark, Text

VALIDATOR = Draft202012Validator(schema.schema_document())


@given(manuscripts())
def test_a_manuscript_comes_back_from_json_as_it_was(manuscript):
    text = json.dumps(schema.to_json(manuscript))

    assert schema.from_json(json.loads(text)) == manuscript


@given(blocks(), inlines())
def test_a_block_and_a_line_come_back_from_json_as_they_were(block, line):
    assert schema.block_from_json(schema.block_to_json(block)) == block
    assert schema.inlines_from_json(schema.inlines_to_json(line)) == line
    assert [schema.inline_from_json(schema.inline_to_json(inline)) for inline in line] == list(line)


@settings(max_examples=10)  # the validator is slow
@given(manuscripts(most_blocks=2))
def test_all_we_write_is_what_the_schema_document_says(manuscript):
    VALIDATOR.validate(schema.to_json(manuscript))


def test_the_schema_document_is_a_json_schema():
    Draft202012Validator.check_schema(schema.schema_document())


def test_a_field_that_is_not_there_has_its_default():
    value = {"schema_version": 1, "headline": "The Tide Clock"}

    assert schema.from_json(value) == Manuscript(headline="The Tide Clock")


def test_a_block_needs_only_its_words():
    line = [{"type": "text", "text": "x"}, {"type": "note_mark", "note": "1"}]

    subhead = schema.block_from_json({"type": "subhead", "inlines": line})

    assert subhead == Subhead((Text("x"), NoteMark("1")), level=1)
    assert schema.block_to_json(subhead) == {"type": "subhead", "inlines": line, "level": 1}


def test_the_schema_reads_every_field_of_the_head():
    value = {
        "schema_version": 1,
        "headline": "The Tide Clock",
        "standfirst": "Who winds it?",
        "bylines": [{"name": "Ada Quill", "role": "words", "url": "/authors/ada/"}],
        "section": "culture",
        "dateline": "Vell",
        "published_on": "2027-01-31",
        "language": "en-GB",
        "lead_image": {"credit": "Ben Ash"},
        "blocks": [],
    }

    manuscript = schema.from_json(value)

    assert manuscript.bylines == (Byline("Ada Quill", "words", "/authors/ada/"),)
    assert manuscript.published_on == date(2027, 1, 31)
    assert manuscript.lead_image.credit == "Ben Ash"
    assert (manuscript.section, manuscript.dateline) == ("culture", "Vell")


def test_marks_that_came_in_another_order_are_brought_into_normal_form():
    line = [
        {
            "type": "emphasis",
            "children": [
                {"type": "link", "url": "/a/", "children": [{"type": "text", "text": "x"}]}
            ],
        }
    ]

    assert schema.inlines_from_json(line) == (Link("/a/", (Emphasis((Text("x"),)),)),)


def a_head(**fields: object) -> dict[str, object]:
    return {"schema_version": 1, "headline": "H", **fields}


def a_manuscript_with(block: object) -> dict[str, object]:
    return {"schema_version": 1, "headline": "H", "blocks": [{"type": "break"}, block]}


def a_paragraph_of(inline: object) -> dict[str, object]:
    return a_manuscript_with({"type": "paragraph", "inlines": [inline]})


def nested_emphasis(*, depth: int) -> dict[str, object]:
    inline: dict[str, object] = {"type": "text", "text": "deep"}
    for _ in range(depth):
        inline = {"type": "emphasis", "children": [inline]}
    return inline


TEXT = {"type": "text", "text": "x"}
MALFORMED = [
    (None, "must be an object, not null"),
    ([], "must be an object, not a list"),
    (object(), "must be an object, not a Python object"),
    ({}, "schema_version: is missing"),
    ({"schema_version": 1}, "headline: is missing"),
    (
        {"schema_version": True, "headline": "H"},
        "schema_version: must be a whole number from 1 to 1",
    ),
    ({"schema_version": 0, "headline": "H"}, "schema_version: must be a whole number from 1 to 1"),
    ({"schema_version": 2}, "schema_version: is 2: written by a newer Octavo"),
    ({"schema_version": 10**5000}, "schema_version: is a very large number: written by a newer"),
    ({"schema_version": 1, "headline": 7}, "headline: must be text, not 7"),
    (a_head(subtitle=""), 'has a field "subtitle" that the'),
    ({**a_head(), 7: ""}, "has a field 7 that the"),
    (
        {"schema_version": 1, "headline": "a\x00b"},
        "headline: holds the unprintable character U+0000",
    ),
    (
        {"schema_version": 1, "headline": "\ud800"},
        "headline: holds the unprintable character U+D800",
    ),
    (a_head(section="A b"), "section: must be a slug"),
    (a_head(language="e"), "language: must be a language tag"),
    (
        {"schema_version": 1, "headline": "H", "published_on": "1 May"},
        "published_on: must be a date",
    ),
    (a_head(published_on="2027-02-30"), "a day that exists"),
    (
        {"schema_version": 1, "headline": "H", "published_on": 5},
        "published_on: must be text, not 5",
    ),
    (a_head(lead_image=[]), "lead_image: must be an object"),
    (
        a_head(bylines={}),
        "bylines: must be a list, not an object",
    ),
    (
        a_head(bylines=[{"name": "A", "url": "#"}]),
        "bylines[0].url: must be http, https, mailto",
    ),
    (a_manuscript_with("break"), 'blocks[1]: must be an object, not "break"'),
    (a_manuscript_with({}), "blocks[1].type: is missing"),
    (a_manuscript_with({"type": ["box"]}), "blocks[1].type: must be text, not a list"),
    (a_manuscript_with({"type": "sidebar"}), 'blocks[1].type: "sidebar" is no type of block'),
    (a_manuscript_with({"type": "break", "inlines": []}), 'blocks[1]: has a field "inlines"'),
    (a_manuscript_with({"type": "paragraph"}), "blocks[1].inlines: is missing"),
    (
        a_manuscript_with({"type": "subhead", "inlines": [], "level": 4}),
        "blocks[1].level: must be a whole number from 1 to 3, not 4",
    ),
    (
        a_manuscript_with({"type": "list", "items": [{"inlines": [], "level": "2"}]}),
        'blocks[1].items[0].level: must be a whole number from 1 to 9, not "2"',
    ),
    (
        a_manuscript_with({"type": "list", "items": [{"inlines": [], "level": 2}]}),
        "blocks[1].items[0].level: is 2, more than one below the item before",
    ),
    (
        a_manuscript_with({"type": "list", "items": [], "ordered": 1}),
        "blocks[1].ordered: must be true or false, not 1",
    ),
    (
        a_manuscript_with({"type": "table", "rows": [[{"inlines": []}], []]}),
        "blocks[1].rows[1]: has no cells",
    ),
    (
        a_manuscript_with({"type": "table", "rows": [[{"inlines": []}], [{"inlines": []}] * 2]}),
        "blocks[1].rows[1]: has 2 cells, the first row has 1",
    ),
    (
        a_manuscript_with({"type": "verse", "stanzas": [[]]}),
        "blocks[1].stanzas[0]: has no lines",
    ),
    (
        a_manuscript_with({"type": "figure", "span": "huge"}),
        "blocks[1].span: must be one of column,",
    ),
    (
        a_manuscript_with({"type": "footnote", "key": "a b", "inlines": []}),
        'blocks[1].key: must be a short key without spaces or brackets, not "a b"',
    ),
    (a_manuscript_with({"type": "embed", "url": "javascript:x"}), "blocks[1].url: must be http"),
    (
        a_manuscript_with(
            {"type": "box", "heading": [], "blocks": [{"type": "box", "heading": [], "blocks": []}]}
        ),
        "blocks[1].blocks[0]: is a box within a box",
    ),
    (a_paragraph_of("x"), 'blocks[1].inlines[0]: must be an object, not "x"'),
    (a_paragraph_of({"type": "blink"}), 'blocks[1].inlines[0].type: "blink" is no type of inline'),
    (a_paragraph_of({**TEXT, "text": None}), "blocks[1].inlines[0].text: must be text, not null"),
    (a_paragraph_of({"type": "emphasis"}), "blocks[1].inlines[0].children: is missing"),
    (
        a_paragraph_of({"type": "link", "url": "//host/", "children": []}),
        "blocks[1].inlines[0].url: must be http, https, mailto",
    ),
    (a_paragraph_of(nested_emphasis(depth=200)), "lies more than 32 marks deep"),
]


@pytest.mark.parametrize(("value", "trouble"), MALFORMED)
def test_what_is_malformed_is_refused_and_its_place_is_named(value, trouble):
    with pytest.raises(ManuscriptMalformed) as refusal:
        schema.from_json(value)

    assert trouble in str(refusal.value)


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(deeper for key, entry in inner for deeper in places(entry, (*path, key)))]


@given(manuscripts(most_blocks=2), st.data())
def test_a_value_of_the_wrong_kind_anywhere_is_malformed_or_still_a_manuscript(manuscript, data):
    """Whatever stands anywhere: a manuscript, or `ManuscriptMalformed`; never another exception."""
    value = copy.deepcopy(schema.to_json(manuscript))
    *above, last = data.draw(st.sampled_from(places(value)[1:]))
    holder = value
    for key in above:
        holder = holder[key]
    holder[last] = data.draw(
        st.sampled_from((None, [], {}, "", "x", -1, 2.5, True, [[]], {"type": "box"}, float("nan")))
    )

    with suppress(ManuscriptMalformed):
        assert isinstance(schema.from_json(value), Manuscript)


def test_single_blocks_and_inlines_are_checked_too():
    with pytest.raises(ManuscriptMalformed, match="is no type of block"):
        schema.block_from_json({"type": "text"})
    with pytest.raises(ManuscriptMalformed, match=r"children\[0\]: must be an object"):
        schema.inline_from_json({"type": "strong", "children": [1]})


def test_the_json_names_its_types_in_words():
    list_block = List((ListItem((Text("one"),)),), ordered=True, start=3)

    assert schema.block_to_json(list_block) == {
        "type": "list",
        "items": [{"inlines": [{"type": "text", "text": "one"}], "level": 1}],
        "ordered": True,
        "start": 3,
    }
    assert schema.block_to_json(Paragraph(())) == {"type": "paragraph", "inlines": []}
