"""The demo magazine as it lies on the disk when the jobs of its first start are done."""

from __future__ import annotations

from pathlib import Path

from tests.installation import Installation, eventually

WITHIN = 1800.0  # seconds; the jobs stand back for whatever else the machine does
# A job without a time of its own has one in the year 9999.
_JOBS_FOR_NOW = """
SELECT count(*) FROM django_tasks_database_dbtaskresult
WHERE status IN ('READY', 'RUNNING') AND run_after > '9000'
"""
_PUT_OFF_THE_OTHERS = """
UPDATE django_tasks_database_dbtaskresult SET run_after = '8999-01-01 00:00:00'
WHERE status = 'READY' AND run_after < '9000'
"""


def settled_demo_in(folder: Path) -> Path:
    """Serve an empty magazine with the demo, as `make run` does, until it has done its jobs.

    What it puts off to a quiet minute stays put off: no minute of a test run is quiet. Copies of
    the folder can be served at once.
    """
    installation = Installation(folder, settings={"OCTAVO_WEB_WORKERS": "1"})
    with installation.serving("--demo"), installation.database() as database:
        database.execute(_PUT_OFF_THE_OTHERS)
        database.commit()
        is_settled = eventually(
            lambda: database.execute(_JOBS_FOR_NOW).fetchone() == (0,), within=WITHIN
        )
    assert is_settled, f"the demo's jobs are not done: {installation.log.read_text()}"
    return folder
