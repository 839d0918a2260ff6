"""The same way out and back on PostgreSQL."""

import json
from pathlib import Path

import psycopg
import pytest
from tests.installation import Installation
from tests.postgres import a_cluster

pytestmark = pytest.mark.alone

DOCUMENT = """
INSERT INTO wagtaildocs_document (title, file, file_hash, created_at, collection_id)
SELECT 'Rates', 'documents/rates.txt', '', now(), id FROM wagtailcore_collection LIMIT 1
"""


def test_a_magazine_on_postgresql_goes_out_and_comes_back(tmp_path: Path):
    archive = tmp_path / "backup.tar"
    with a_cluster() as address:
        press = Installation(tmp_path / "data", settings={"DATABASE_URL": address})
        press.prepare()
        with psycopg.connect(address, autocommit=True) as database:
            database.execute(DOCUMENT)
            database.execute("CREATE DATABASE elsewhere")
        rates = press.folder / "media" / "documents" / "rates.txt"
        rates.parent.mkdir(parents=True)
        rates.write_text("a page: 400")

        written = press.octavo("backup", archive, "--json")
        assert written.returncode == 0, written.stderr
        assert json.loads(written.stdout)["missing"] == []
        new = address.rpartition("/")[0] + "/elsewhere"
        elsewhere = Installation(tmp_path / "elsewhere", settings={"DATABASE_URL": new})
        restored = elsewhere.octavo("restore", archive)
        again = Installation(tmp_path / "again", settings={"DATABASE_URL": new})
        refused = again.octavo("restore", archive)

        assert restored.returncode == 0, restored.stderr
        assert (elsewhere.folder / "media" / "documents" / "rates.txt").read_text() == "a page: 400"
        with psycopg.connect(new) as database:
            title = database.execute("SELECT title FROM wagtaildocs_document").fetchone()
        assert title == ("Rates",)
        assert refused.returncode == 1
        assert "is not empty: restore into a new one" in refused.stderr
        told = json.loads(elsewhere.octavo("doctor", "--json").stdout)
        levels = {finding["subject"]: finding["level"] for finding in told["findings"]}
        assert (levels["database"], levels["clock"]) == ("well", "well")
