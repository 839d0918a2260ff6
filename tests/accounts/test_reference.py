"""The table of what we keep to names tests that there are, and the figures of the policy."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from octavo.accounts import policy

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/sign-in-and-sessions.md").read_text()
NAMED = sorted(set(re.findall(r"`(test_\w+)`", PAGE)))
ITEMS = [line for line in PAGE.splitlines() if re.match(r"\| [23]\.\d", line)]
TESTS = {
    found.name
    for path in (ROOT / "tests").rglob("test_*.py")
    for found in ast.parse(path.read_text()).body
    if isinstance(found, ast.FunctionDef)
}


@pytest.mark.parametrize("name", NAMED)
def test_each_test_that_the_table_names_is_there(name):
    assert name in TESTS


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.split("|")[1].strip())
def test_each_item_of_the_standard_names_a_test(item):
    _, _, asked, done, tests, _ = item.split("|")

    assert re.findall(r"`test_\w+`", tests)
    assert asked.strip()
    assert done.strip()


def test_the_table_has_the_policys_figures():
    for words in (
        f"{policy.READER.most.days} days at most, {policy.READER.idle.days} without",
        f"closes after {policy.NEWSROOM.most.seconds // 3600} hours",
        f"or {policy.NEWSROOM.idle.seconds // 60} minutes without",
        f"{policy.CODE_LASTS.seconds // 60} minutes, {policy.CODE_TRIES} tries",
        f"{policy.WRONG_PASSWORDS} from one address",
        f"for {policy.DOOR_SHUT.seconds // 60} minutes",
        f"{policy.SHORTEST_PASSWORD} to {policy.LONGEST_PASSWORD}",
        f"at most {policy.PROOF_LASTS.seconds // 60} minutes ago",
    ):
        assert words in PAGE
