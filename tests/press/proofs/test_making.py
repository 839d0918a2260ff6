"""A proof shows the pages as they will be printed, numbered, with what was changed."""

from dataclasses import replace

import pytest
from tests.factories import an_article, an_issue
from tests.press.reading_pages import words_of

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Issue
from octavo.press.copy import Copy, copy_of
from octavo.press.errors import NothingToMake
from octavo.press.proofs.making import Earlier, make_proof

HOSTILE = '#panic("no") $x$ </script> \u202eevil'


def paragraphs(*sentences: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(sentence),)) for sentence in sentences)


@pytest.fixture
def copy(magazine) -> Copy:
    tide = an_article(headline="Tide", blocks=paragraphs("The swans came.", "They stayed."))
    clock = an_article(headline="Clock", blocks=paragraphs("It struck nine."))
    return copy_of(an_issue(articles=(tide, clock)))


def with_text(copy: Copy, slug: str, *sentences: str) -> Copy:
    items = tuple(
        replace(it, manuscript=replace(it.manuscript, blocks=paragraphs(*sentences)))
        if it.slug == slug
        else it
        for it in copy.issue.items
    )
    return replace(copy, issue=replace(copy.issue, items=items))


def test_a_proof_without_an_earlier_state_has_numbers_and_no_list(copy):
    proof = make_proof(copy)

    pages = words_of(proof.content)
    assert proof.pages == len(pages) == 8
    assert proof.changes == ()
    tide = next(page for page in pages if "The swans came." in page)
    assert {"1", "2"} <= set(tide.split())


def test_what_was_taken_out_is_listed_at_the_end_and_text_stays_text(copy):
    earlier = with_text(copy, "tide", "The swans came.", HOSTILE, "They stayed.")

    proof = make_proof(copy, earlier=Earlier(earlier.issue, "Monday"))

    (changes,) = proof.changes
    assert [gone.text for gone in changes.gone] == [HOSTILE]
    last = words_of(proof.content)[-1]
    assert last.startswith("Changes since Monday")
    assert '#panic("no") $x$ </script> evil' in last


def test_bars_move_no_line(copy):
    earlier = with_text(copy, "tide", "The swans left.")

    plain, barred = make_proof(copy), make_proof(copy, earlier=Earlier(earlier.issue, "Monday"))

    assert words_of(barred.content)[: plain.pages] == words_of(plain.content)
    assert barred.content != plain.content


def test_a_proof_of_one_article_holds_its_pages_and_its_changes_alone(copy):
    earlier = with_text(with_text(copy, "tide", "Gone."), "clock", "It struck ten.")

    proof = make_proof(copy, earlier=Earlier(earlier.issue, "Monday"), slug="clock")

    first, last = words_of(proof.content)
    assert "It struck nine." in first
    assert "It struck ten." in last
    assert "Gone." not in last
    assert [changes.slug for changes in proof.changes] == ["clock"]


def test_an_article_that_is_not_in_the_issue_has_no_proof(copy):
    with pytest.raises(NothingToMake, match=r"“swans” is not in no\. 7"):
        make_proof(copy, slug="swans")


def test_the_same_copy_is_the_same_proof(copy):
    again = copy_of(Issue.objects.get())

    assert make_proof(copy, slug="tide").content == make_proof(again, slug="tide").content
