"""The supervisor and its children as real processes: what dies comes back, and all go together."""

import os
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from tests.installation import PATIENCE, Installation, eventually

pytestmark = pytest.mark.alone


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "data", settings={"OCTAVO_JOB_WORKERS": "2"})


def children_by_name(supervisor: subprocess.Popen) -> dict[str, psutil.Process]:
    found = {}
    for child in psutil.Process(supervisor.pid).children():
        with suppress(psutil.NoSuchProcess):  # it may end while it is looked at
            if "--name" in (line := child.cmdline()):
                found[line[-1]] = child
    return found


def everyone(supervisor: subprocess.Popen) -> list[psutil.Process]:
    process = psutil.Process(supervisor.pid)
    return [process, *process.children(recursive=True)]


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [p for p in processes if is_alive(p)]


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_magazine_is_served_and_stops_when_told(installation):
    with installation.serving() as supervisor:
        assert installation.get()[0] == 200
        assert installation.get("/account/sign-in/")[0] == 200
        assert eventually(lambda: len(children_by_name(supervisor)) == 5)
        processes = everyone(supervisor)

        supervisor.send_signal(signal.SIGINT)

        assert supervisor.wait(timeout=PATIENCE) == 0
        assert eventually(lambda: not alive(processes))
        with installation.database() as database:
            assert database.execute("SELECT count(*) FROM jobs_worker").fetchone() == (0,)


def test_whoever_is_killed_is_started_again(installation):
    with installation.serving() as supervisor:
        assert eventually(lambda: len(children_by_name(supervisor)) == 5)
        before = children_by_name(supervisor)
        assert set(before) == {"web", "door-1", "door-2", "workers", "scheduler"}
        for child in before.values():
            child.kill()

        def all_back() -> bool:
            now = children_by_name(supervisor)
            return set(now) == set(before) and not {p.pid for p in now.values()} & {
                p.pid for p in before.values()
            }

        assert eventually(all_back)
        assert eventually(installation.answers)


def test_one_process_of_the_web_server_may_die(installation):
    with installation.serving() as supervisor:
        web = children_by_name(supervisor)["web"]
        for child in web.children():
            child.kill()

        assert eventually(lambda: len(web.children()) == 2)
        assert eventually(installation.answers)


def test_a_worker_that_is_killed_is_followed_by_another(installation):
    with installation.serving() as supervisor:
        assert eventually(lambda: "workers" in children_by_name(supervisor))
        workers = children_by_name(supervisor)["workers"]
        assert eventually(lambda: len(alive(workers.children())) == 2)
        assert {worker.nice() for worker in workers.children()} == {5}  # readers come first
        before = {worker.pid for worker in workers.children()}
        for worker in workers.children():
            worker.kill()

        assert eventually(lambda: len({w.pid for w in alive(workers.children())} - before) == 2)


def test_nobody_outlives_a_supervisor_that_was_killed(installation):
    with installation.serving() as supervisor:
        assert eventually(lambda: len(everyone(supervisor)) == 10)
        processes = everyone(supervisor)

        supervisor.kill()

        assert eventually(lambda: not alive(processes))


def test_a_port_in_use_is_said_before_anything_starts(installation):
    with socket.socket() as other:
        other.bind(("127.0.0.1", installation.port))
        other.listen()

        refused = installation.octavo("serve")

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Port {installation.port} on 127.0.0.1 is in use: stop")
    assert not list(installation.folder.iterdir())


def test_a_wrong_setting_is_said_before_anything_starts(installation):
    installation.settings["OCTAVO_ZONE"] = "Mars/Olympus"

    refused = installation.octavo("serve")

    assert refused.returncode == 2
    assert refused.stderr.startswith("OCTAVO_ZONE must be a time zone such as")


def test_a_database_that_cannot_be_reached_ends_the_start(installation):
    installation.settings["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nowhere"

    refused = installation.octavo("serve")

    assert refused.returncode == 1
    assert "The database cannot be reached" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_only_the_trusted_proxy_may_say_https(installation):
    installation.settings |= {
        "OCTAVO_ADDRESS": "https://magazine.example",
        "OCTAVO_TRUSTED_PROXIES": "127.0.0.1",
        "OCTAVO_JOB_WORKERS": "1",
    }
    own = {"Host": "magazine.example"}
    with installation.serving():
        assert installation.get(**own)[0] == 301
        status, _, headers = installation.get(**own, **{"X-Forwarded-Proto": "https"})

    assert status == 200
    assert "max-age" in headers["strict-transport-security"]


def test_the_group_of_a_child_ends_with_it(installation):
    """A job may have started a process of its own."""
    with installation.serving() as supervisor:
        assert eventually(lambda: "workers" in children_by_name(supervisor))
        worker = children_by_name(supervisor)["workers"]
        assert os.getpgid(worker.pid) == worker.pid != os.getpgid(supervisor.pid)
