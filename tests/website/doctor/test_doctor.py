"""The doctor names what is wrong and how to mend it, and finds nothing in a healthy magazine."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.installation import Installation, eventually
from tests.jobs import tasks_for_tests as tasks

from octavo.accounts.models import Account
from octavo.jobs import processes
from octavo.jobs.heartbeats import Heart
from octavo.jobs.models import Slot, Worker
from octavo.website.demo.staff import PASSWORD, STAFF
from octavo.website.doctor import database, installation, people, work
from octavo.website.environment import read

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
PUBLIC = "https://magazine.example"


def levels(findings) -> dict[str, str]:
    return {finding.subject: str(finding.level) for finding in findings}


def look(folder: Path, **settings: str) -> dict[str, str]:
    """What the settings and the disk tell."""
    return levels(installation.examine(read({"OCTAVO_DATA": str(folder), **settings})))


def test_a_magazine_for_this_machine_alone_is_well(tmp_path):
    found = look(tmp_path)

    assert "wrong" not in found.values()
    assert found["address"] == "note"


@pytest.mark.parametrize(
    ("settings", "subject", "level"),
    [
        ({"OCTAVO_ADDRESS": "http://magazine.example"}, "https", "wrong"),
        ({"OCTAVO_ADDRESS": PUBLIC}, "https", "wrong"),
        ({"OCTAVO_ADDRESS": PUBLIC, "OCTAVO_TRUSTED_PROXIES": "127.0.0.1"}, "https", "well"),
        ({"OCTAVO_ADDRESS": PUBLIC, "OCTAVO_DEBUG": "yes"}, "debug", "wrong"),
        ({"OCTAVO_DEBUG": "yes"}, "debug", "note"),
        ({"EMAIL_URL": "smtp://mail.example"}, "mail", "well"),
        ({"EMAIL_URL": "anymail:postmark?server_token=1"}, "mail", "well"),
        ({"EMAIL_URL": "file:/var/mail/out"}, "mail", "note"),
        ({"OCTAVO_SECRET_KEY": "k" * 50}, "secret key", "well"),
    ],
)
def test_settings_are_looked_at(tmp_path, settings, subject, level):
    assert look(tmp_path, **settings)[subject] == level


def test_a_folder_that_is_not_there_is_wrong(tmp_path):
    assert look(tmp_path / "nowhere")["data folder"] == "wrong"


def test_a_key_that_others_may_read_is_wrong(tmp_path):
    key = tmp_path / "secret-key"
    key.write_text("k" * 50)

    key.chmod(0o600)
    assert look(tmp_path)["secret key"] == "well"
    key.chmod(0o644)
    assert look(tmp_path)["secret key"] == "wrong"


@pytest.mark.parametrize(("free", "level"), [(10**8, "wrong"), (10**9, "note"), (10**11, "well")])
def test_space_on_the_disk_is_looked_at(tmp_path, monkeypatch, free, level):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))

    assert look(tmp_path)["space"] == level


@pytest.mark.django_db
def test_demo_logins_are_wrong_on_a_public_address_until_their_password_changes(settings):
    settings.STAFF_SECOND_FACTOR = True
    account = Account.objects.create_superuser(STAFF[0].email, PASSWORD)

    assert levels(people.examine(is_public=True))["demo logins"] == "wrong"
    assert levels(people.examine(is_public=False))["demo logins"] == "note"
    account.set_password("another one entirely")
    account.save()
    assert levels(people.examine(is_public=True)) == {"accounts": "well"}


@pytest.mark.django_db
def test_a_public_newsroom_without_a_second_factor_is_wrong(settings):
    settings.STAFF_SECOND_FACTOR = False

    assert levels(people.examine(is_public=True))["second factor"] == "wrong"
    assert "second factor" not in levels(people.examine(is_public=False))


@pytest.mark.django_db
def test_a_newsroom_without_anybody_is_told_how_to_let_somebody_in(settings):
    settings.STAFF_SECOND_FACTOR = True
    assert levels(people.examine(is_public=True)) == {"accounts": "note"}


@pytest.mark.django_db
def test_an_empty_queue_with_a_worker_is_well():
    Slot.objects.create(name="schedule", starts_at=NOW)
    with Heart():
        found = levels(work.examine(is_running=True, now=NOW))

    assert {found[name] for name in ("workers", "schedule", "waiting jobs", "failed jobs")} == {
        "well"
    }


@pytest.mark.django_db
def test_work_that_nobody_does_is_wrong():
    tasks.tally.enqueue("press")
    DBTaskResult.objects.update(enqueued_at=NOW - timedelta(hours=1))

    found = levels(work.examine(is_running=True, now=NOW))

    assert (found["workers"], found["schedule"], found["waiting jobs"]) == ("wrong",) * 3


@pytest.mark.django_db
def test_a_worker_that_hangs_is_wrong():
    with Heart() as heart:
        Worker.objects.filter(id=heart.worker.id).update(seen_at=NOW - timedelta(hours=1))
        (hung,) = [f for f in work.examine(is_running=True, now=NOW) if f.subject == "workers"]

    assert hung.level == "wrong"
    assert "kill -9" in hung.remedy
    assert processes.machine()


@pytest.mark.django_db
def test_a_job_that_was_given_up_is_named_with_its_reason():
    tasks.tally.enqueue("press")
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED, finished_at=NOW, traceback="Traceback\nPaperJam: sheet 3"
    )

    (failed,) = [f for f in work.examine(is_running=False, now=NOW) if f.subject == "failed jobs"]

    assert failed.level == "wrong"
    assert failed.sentence.endswith("the last said: PaperJam: sheet 3")


@pytest.mark.django_db
def test_a_clock_that_went_back_is_wrong():
    tasks.tally.enqueue("press")

    assert levels(database.contents(now=datetime.now(UTC)))["clock"] == "well"
    assert levels(database.contents(now=NOW))["clock"] == "wrong"


@pytest.mark.alone
def test_a_running_magazine_is_well_and_a_stopped_one_is_not(tmp_path):
    magazine = Installation(tmp_path / "data")
    with magazine.serving():
        assert eventually(lambda: magazine.octavo("doctor").returncode == 0)
        told = json.loads(magazine.octavo("doctor", "--json").stdout)
    stopped = magazine.octavo("doctor")

    assert told["well"]
    assert levels_of(told)["web"] == "well"
    assert stopped.returncode == 1
    assert " ! web: Nothing answers on" in stopped.stdout


def levels_of(told) -> dict[str, str]:
    return {finding["subject"]: finding["level"] for finding in told["findings"]}


@pytest.mark.alone
@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"OCTAVO_ZONE": "Mars/Olympus"}, "settings: OCTAVO_ZONE must be a time zone"),
        ({"DATABASE_URL": "postgresql://x@127.0.0.1:1/x"}, "database: It cannot be reached"),
        ({}, "database: It is empty."),
    ],
)
def test_the_doctor_survives_what_ails_the_patient(tmp_path, settings, sentence):
    told = Installation(tmp_path / "data", settings=settings).octavo("doctor")

    assert told.returncode == 1
    assert sentence in told.stdout
    assert "Traceback" not in told.stderr
