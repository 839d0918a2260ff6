"""The normal form of a line: equal reading, equal inlines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from tests.strategies import inline_trees, inlines

from octavo.core.manuscript.inlines import (
    Emphasis,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    Run,
    SmallCapitals,
    Strong,
    Text,
    from_runs,
    normal,
    plain_text,
    runs,
)

# Outermost first.
ORDER = (Link, LanguageSpan, Strong, Emphasis, SmallCapitals)


def shape(run: Run) -> tuple[object, ...]:
    return (*run.marks, run.note)


def joined(line: Inlines) -> list[tuple[object, str]]:
    """Runs with neighbours of the same marks joined: all that a reader can tell apart."""
    seen: list[tuple[object, str]] = []
    for run in runs(line):
        if seen and run.note is None and seen[-1][0] == shape(run):
            seen[-1] = (seen[-1][0], seen[-1][1] + run.text)
        else:
            seen.append((shape(run), run.text))
    return seen


@given(inline_trees())
def test_normal_form_reads_the_same(tree):
    assert joined(normal(tree)) == joined(tree)
    assert plain_text(normal(tree)) == plain_text(tree)


@given(inline_trees())
def test_normal_form_of_normal_form_is_itself(tree):
    assert normal(normal(tree)) == normal(tree)


@given(inlines())
def test_runs_and_inlines_are_two_forms_of_one_line(line):
    assert from_runs(runs(line)) == line


def assert_nested_in_order(line: Inlines, *, allowed: tuple[type, ...]) -> None:
    for inline in line:
        match inline:
            case Text(text):
                assert text
            case NoteMark():
                pass
            case _:
                assert type(inline) in allowed
                assert inline.children
                inner = allowed[allowed.index(type(inline)) + 1 :]
                assert_nested_in_order(inline.children, allowed=inner)
    for one, other in pairwise(line):
        assert not isinstance(one, Text) or not isinstance(other, Text)


@given(inline_trees())
def test_marks_nest_in_one_order_and_none_is_empty(tree):
    assert_nested_in_order(normal(tree), allowed=ORDER)


def test_the_same_marks_in_another_order_are_the_same_line():
    words = (Text("tide"),)

    assert normal((Emphasis((Strong(words),)),)) == normal((Strong((Emphasis(words),)),))


def test_neighbouring_marks_of_one_kind_become_one():
    assert normal((Strong((Text("a"),)), Strong((Text("b"),)))) == (Strong((Text("ab"),)),)


def test_two_marks_for_the_same_note_stay_two():
    assert normal((NoteMark("1"), NoteMark("1"))) == (NoteMark("1"), NoteMark("1"))


def test_the_inner_of_two_links_or_languages_counts():
    link = Link("/a/", (Link("/b/", (Text("x"),)),))
    span = LanguageSpan("de", (LanguageSpan("fr", (Text("y"),)),))

    assert normal((link, span)) == (Link("/b/", (Text("x"),)), LanguageSpan("fr", (Text("y"),)))


def test_a_note_mark_parts_the_link_it_stands_in():
    before, after = (Text("See"),), (Text("here"),)

    assert normal((Link("/a/", (*before, NoteMark("1"), *after)),)) == (
        Link("/a/", before),
        NoteMark("1"),
        Link("/a/", after),
    )


def test_marks_without_words_vanish():
    assert normal((Emphasis(()), SmallCapitals((Text(""),)), Text(""))) == ()
