from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.installation import a_fresh_database


@pytest.fixture
def a_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a new database: SQLite, or PostgreSQL when the tests run on that."""
    with a_fresh_database(tmp_path / "data") as environment:
        yield environment
