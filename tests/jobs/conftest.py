import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.installation import Installation


@pytest.fixture
def a_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a new database: SQLite, or PostgreSQL when the tests run on that."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield Installation(tmp_path / "data").environment
        return
    import psycopg

    name = f"octavo_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        url = server.rpartition("/")[0] + f"/{name}"
        yield Installation(tmp_path / "data", settings={"DATABASE_URL": url}).environment
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
