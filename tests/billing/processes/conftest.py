"""Tests that have an installation of their own, and find nothing sold in it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def seller() -> None:
    """Nobody: no test in this folder opens the database that the others share."""
