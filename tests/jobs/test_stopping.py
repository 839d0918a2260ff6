"""A worker that is told to stop gives its long job back, and it costs no try."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone

SCRIPT = """
import json, os, signal, subprocess, sys, time
import django; django.setup()
from django.db import connection
from django_tasks_db.models import DBTaskResult
from octavo.jobs.models import Worker
from octavo.jobs.queue import enqueue
from octavo.website.schema.preparing import prepare_database
from tests.jobs import tasks_for_tests as tasks
prepare_database(say=lambda sentence: None)
enqueue(tasks.take_long)
module = "octavo.website.serving.workers"
workers = subprocess.Popen([sys.executable, "-m", module, "--parent", str(os.getpid())])
while not DBTaskResult.objects.running().exists():
    time.sleep(0.1)
workers.terminate()
workers.wait(timeout=300)
row = DBTaskResult.objects.get()
print(json.dumps([row.status, row.worker_ids, Worker.objects.count()]))
"""


def test_a_long_job_is_handed_back_when_its_worker_must_stop(a_database):
    environment = a_database | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )

    assert json.loads(done.stdout) == ["READY", [], 0]
