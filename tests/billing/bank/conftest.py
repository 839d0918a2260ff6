"""Facts in, bytes out: nothing here needs a magazine that sells."""

import pytest


@pytest.fixture(autouse=True)
def seller() -> None:
    """Nobody."""
