"""The doctor sees letters that do not leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from octavo.post.kinds import kind_named
from octavo.post.letters import send
from octavo.post.trying import example_of
from octavo.website.doctor.mail import examine

pytestmark = pytest.mark.django_db


def a_letter(*, key: str = "1"):
    facts = example_of(kind_named("paid"))
    return send("paid", to="a@b.example", language="en", facts=facts, key=key, now=timezone.now())


def look(**later: float) -> tuple[str, str]:
    (found,) = examine(now=timezone.now() + timedelta(**later))
    return str(found.level), found.sentence


def test_letters_that_go_are_well():
    a_letter().went(now=timezone.now())
    a_letter(key="2")

    assert look() == ("well", "All went, or are on their way.")


def test_letters_that_wait_too_long_are_wrong_with_their_reason():
    a_letter().fail("ConnectionRefusedError: refused", again_at=timezone.now())

    level, sentence = look(minutes=11)

    assert level == "wrong"
    assert sentence == "1 have waited for over ten minutes: ConnectionRefusedError: refused"


def test_letters_that_were_given_up_are_noted_and_suppressed_ones_are_not():
    a_letter().fail("Suppressed: bounced.", again_at=None)
    assert look()[0] == "well"

    a_letter(key="2").fail("554 No.", again_at=None)
    assert look() == ("note", "1 of the last month were given up.")
