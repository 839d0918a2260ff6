"""What holds of every text that anybody could bring."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import manuscripts

from octavo.core.manuscript import schema
from octavo.core.manuscript.measuring import block_text, plain_text
from octavo.importers.copy import Imported, RawCopy
from octavo.importers.judgement.shape import judge
from octavo.importers.reading import read_bytes

LINES = st.sampled_from(
    """
    The Swans of Vell|By Ada Fox|by ADA FOX and Ben Lund, 3 March 2026|Culture|Share|Facebook
    Photo: Ines Harrow / Agency|The dock at dawn, 1911. Photo: Ines Harrow|12 comments|Related
    The last rope-maker|Subscribe now|24 issues a year|Cancel anytime|Ada Fox, 3 March 2026|- nets
    - ice|1. nets|> Nothing that floats|* * *|Q: Why?|A: Because of the rain.|[1] The minutes.
    Tags: swans, ice|Advertisement|From: Ada Fox <a@b.example>|Subject: The Swans|--|Notes|12
    They came in March and asked for nothing.[1]|Hi Ben,|Best wishes,|Newsletter|| ||The Swans
    The harbour board met in the old customs house, and nobody left before the end of it, or after
    What was said of them was very little. She counted *forty-one* and [wrote](https://v.example).
    """.replace("\n", "|").split("|")
).map(str.strip)
PAGES = st.lists(LINES, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n\f"]).map(lambda between: between.join(lines))
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def accounted(found: Imported) -> Counter[str]:
    """Every word that can be found again: in the manuscript, set aside, or behind a guess."""
    assert found.manuscript is not None
    parts = [plain_text(found.manuscript), *(block_text(b) for b in found.manuscript.blocks)]
    parts += [aside.text for aside in found.set_aside]
    parts += [guess.source for guess in found.guesses]
    return words("\n".join(parts))


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_no_word_of_a_page_is_dropped_silently(page):
    found = read_bytes(page.encode(), name="page.txt")

    if found.manuscript:
        written = words(re.sub(r"\(https://\S+\)", "", page))
        assert not written.keys() - accounted(found).keys()


@settings(max_examples=150, deadline=None)
@given(st.one_of(PAGES, st.text(max_size=300)))
def test_reading_never_raises_and_always_says_the_same(page):
    once, again = (read_bytes(page.encode(), name="page.txt") for _ in range(2))

    assert once == again
    assert (once.manuscript is None) == (once.error is not None)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(content):
    found = read_bytes(content, name="page.txt", kind="text")

    assert found.manuscript or found.error.startswith("“page.txt” ")


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_a_manuscript_that_was_read_can_be_written_and_read_again(page):
    found = read_bytes(page.encode(), name="page.txt")

    if found.manuscript:
        assert schema.from_json(schema.to_json(found.manuscript)) == found.manuscript


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_what_was_set_aside_stood_somewhere_in_the_article(page):
    found = read_bytes(page.encode(), name="page.txt")

    for aside in found.set_aside:
        assert aside.reason
        assert aside.before is None or 0 <= aside.before <= len(found.manuscript.blocks)


@settings(max_examples=60, deadline=None)
@given(manuscripts())
def test_the_judgement_takes_any_blocks_that_a_manuscript_may_have(manuscript):
    found = judge(RawCopy(manuscript.blocks), path="any")

    assert schema.from_json(schema.to_json(found.manuscript)) == found.manuscript
