from __future__ import annotations

import pytest

from octavo.press.narration.engines.port import Narrator
from octavo.press.narration.engines.registry import engine


@pytest.fixture(scope="session")
def narrator() -> Narrator:
    """The engine that comes with Octavo, loaded once."""
    return engine("hibari")
