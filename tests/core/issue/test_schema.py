"""The issue as JSON: nothing is lost, and what is wrong is named."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from tests.issue_strategies import issues

from octavo.core.issue.document import ArticleItem, BlankPage, Issue, Masthead
from octavo.core.issue.errors import IssueMalformed
from octavo.core.issue.schema import issue_from_json, issue_to_json
from octavo.core.manuscript.document import Manuscript


@given(issues())
def test_an_issue_comes_back_from_json_as_it_was(issue):
    text = json.dumps(issue_to_json(issue))

    assert issue_from_json(json.loads(text)) == issue


HEAD = {
    "schema_version": 1,
    "number": 18,
    "dated_on": "2027-01-31",
    "masthead": {"name": "The Vell Review"},
}
ARTICLE = {
    "type": "article",
    "slug": "the-tide-clock",
    "manuscript": {"schema_version": 1, "headline": "The Tide Clock"},
}


def test_a_field_that_is_not_there_has_its_default():
    assert issue_from_json({**HEAD, "items": [ARTICLE, {"type": "blank_page"}]}) == Issue(
        number=18,
        dated_on=date(2027, 1, 31),
        masthead=Masthead("The Vell Review"),
        items=(ArticleItem("the-tide-clock", Manuscript("The Tide Clock")), BlankPage()),
    )


@pytest.mark.parametrize(
    ("value", "trouble"),
    [
        (None, "must be an object, not null"),
        (
            {**HEAD, "schema_version": 2},
            "schema_version: must be a whole number from 1 to 1, not 2",
        ),
        ({**HEAD, "number": 0}, "number: must be a whole number from 1"),
        ({**HEAD, "dated_on": None}, "dated_on: must be text, not null"),
        ({**HEAD, "weight": 0}, "weight: must be a whole number from 1 to 12, not 0"),
        ({**HEAD, "masthead": {}}, "masthead.name: is missing"),
        ({**HEAD, "cover": {"lines": [1]}}, "cover.lines[0]: must be text, not 1"),
        ({**HEAD, "items": ["x"]}, 'items[0]: must be an object, not "x"'),
        ({**HEAD, "items": [{"type": "poster"}]}, "items[0].type: must be article, advertisement,"),
        (
            {**HEAD, "items": [{"type": "blank_page", "pages": 0}]},
            "items[0].pages: must be a whole number from 1 to 10000, not 0",
        ),
        (
            {**HEAD, "items": [{**ARTICLE, "manuscript": {"schema_version": 1}}]},
            "items[0].manuscript.headline: is missing",
        ),
        ({**HEAD, "items": [ARTICLE, ARTICLE]}, "items: hold the article the-tide-clock more than"),
    ],
)
def test_what_is_malformed_is_refused_and_its_place_is_named(value, trouble):
    with pytest.raises(IssueMalformed) as refusal:
        issue_from_json(value)

    assert trouble in str(refusal.value)
