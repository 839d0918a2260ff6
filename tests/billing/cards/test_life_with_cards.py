"""A subscription is paid by card through every fault of its provider, and no cent is wrong."""

import pytest
from benchmarks.figures import figure, keep
from django.db import connection
from tests.billing.cards.life import LifeWithCards
from tests.core.terms import machine

SHORT, FULL = 800, 1_000_000
LIVES_AT_ONCE = 20_000  # steps after which Hypothesis begins anew


def test_no_cent_is_wrong_whatever_the_provider_does(db):
    assert machine.run(SHORT, machine=LifeWithCards, shrinks=True) > SHORT * 0.7


@pytest.mark.soak
def test_no_cent_is_wrong_in_a_million_steps(db):
    steps = 0
    while steps < FULL:
        steps += machine.run(LIVES_AT_ONCE, machine=LifeWithCards, shrinks=True, derandomize=False)

    goal = figure("laws_with_cards.steps", steps, "steps", goal=FULL)
    keep(f"laws-with-cards-{connection.vendor}", [goal])
    assert steps >= FULL
