"""Bugs on purpose in what charges cards: a law that no bug can break says nothing."""

import pytest
from tests.billing.cards import planting


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(patch, marks=[] if at in (2, 8) else pytest.mark.soak)
        for at, patch in enumerate(planting.PATCHES)
    ],
    ids=lambda patch: patch.stem,
)
def test_a_bug_that_was_planted_in_what_charges_is_caught(patch):
    assert planting.is_caught(patch)


@pytest.mark.soak
def test_what_charges_fails_no_test_as_it_is():
    assert not planting.is_caught(None)


def test_there_are_ten_bugs_in_what_charges():
    assert len(planting.PATCHES) == 10
