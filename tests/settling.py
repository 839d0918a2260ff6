"""The demo magazine as it lies on the disk when the jobs of its first start are done."""

from __future__ import annotations

from pathlib import Path

from tests.installation import Installation, eventually

WITHIN = 1800.0  # seconds; the jobs stand back for whatever else the machine does
# AVIF waits for a quiet minute, and no minute of a test run is quiet. The time is one that SQLite
# takes for words: a bare year it would take for a number, and every word is more than that.
_PUT_OFF_AVIF = """
UPDATE django_tasks_database_dbtaskresult SET run_after = '8999-01-01 00:00:00'
WHERE status = 'READY' AND run_after < '8999-01-01 00:00:00'
AND task_path = 'octavo.website.tasks.cut_pictures'
"""
_JOBS_LEFT = """
SELECT count(*) FROM django_tasks_database_dbtaskresult
WHERE status IN ('READY', 'RUNNING') AND run_after <> '8999-01-01 00:00:00'
"""


def settled_demo_in(folder: Path) -> Path:
    """Serve an empty magazine with the demo, as `make run` does, until it has done its jobs.

    Pictures in AVIF are put off for good. Copies of the folder can be served at once.
    """
    installation = Installation(folder, settings={"OCTAVO_WEB_WORKERS": "1"})
    with installation.serving("--demo"):
        is_settled = eventually(lambda: _is_settled(installation), within=WITHIN, every=1)
    assert is_settled, f"the demo's jobs are not done: {installation.log.read_text()}"
    return folder


def _is_settled(installation: Installation) -> bool:
    """Whether nothing waits. Each look has a connection of its own, so that it sees what is now."""
    with installation.database() as database:
        database.execute(_PUT_OFF_AVIF)
        database.commit()
    return not jobs_left(installation)


def jobs_left(installation: Installation) -> int:
    """How many jobs are running or wait for their turn, but for those that were put off."""
    with installation.database() as database:
        (left,) = database.execute(_JOBS_LEFT).fetchone()
    return int(left)
