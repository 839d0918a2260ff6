"""What people type around words becomes marks, and nothing else does."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.manuscript.inlines import (
    Emphasis,
    Link,
    NoteMark,
    Strong,
    Text,
    normal,
    plain_text,
)
from octavo.importers.text.marks import NOTE_CLOSES, NOTE_OPENS, inlines_of

PAGE = "https://vell.example/minutes"


@pytest.mark.parametrize(
    ("typed", "inlines"),
    [
        ("a *ship* sails", (Text("a "), Emphasis((Text("ship"),)), Text(" sails"))),
        ("a _ship_ sails", (Text("a "), Emphasis((Text("ship"),)), Text(" sails"))),
        ("a **ship**", (Text("a "), Strong((Text("ship"),)))),
        ("***ship***", (Strong((Emphasis((Text("ship"),)),)),)),
        (
            "**the *good* ship**",
            (Strong((Text("the "), Emphasis((Text("good"),)), Text(" ship"))),),
        ),
        (f"[the minutes]({PAGE})", (Link(PAGE, (Text("the minutes"),)),)),
        (f"[*the minutes*]({PAGE})", (Link(PAGE, (Emphasis((Text("the minutes"),)),)),)),
        (f"its minutes <{PAGE}>", (Text("its "), Link(PAGE, (Text("minutes"),)))),
        ("the minutes(*ship*)", (Text("the minutes("), Emphasis((Text("ship"),)), Text(")"))),
        (f"so{NOTE_OPENS}1{NOTE_CLOSES}.", (Text("so"), NoteMark("1"), Text("."))),
        (r"\*not\* marked", (Text("*not* marked"),)),
    ],
)
def test_marks_that_were_typed_are_read(typed, inlines):
    assert inlines_of(typed) == inlines


@pytest.mark.parametrize("address", ["#", "", "javascript:alert(1)", "#notes", "data:text/html,x"])
def test_an_address_that_leads_nowhere_goes_and_its_words_stay(address):
    assert plain_text(inlines_of(f"see [the minutes]({address})")).startswith("see the minutes")
    assert not any(isinstance(inline, Link) for inline in inlines_of(f"[minutes]({address})"))


@pytest.mark.parametrize(
    "typed", ["2 * 3 * 4", "a_name_like_this", "word* and word*", "5 [sic] 6", "* *", "a ** b"]
)
def test_other_signs_are_words(typed):
    assert inlines_of(typed) == (Text(typed),)


@given(st.text(alphabet="ab *_[]()\\<>:/", max_size=60))
def test_what_comes_out_is_in_normal_form(typed):
    inlines = inlines_of(typed)

    assert normal(inlines) == inlines


@pytest.mark.parametrize("sign", ["*", "_", "[", "*a ", "a* ", "[a](", "<http://", "**a"])
def test_a_hostile_paragraph_is_read_in_no_time(sign):
    started = time.process_time()

    inlines_of(sign * (90_000 // len(sign)))

    assert time.process_time() - started < 5
