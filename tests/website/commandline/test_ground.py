"""What every command stands on: settings, folder and database, or a sentence."""

import io

import click
import pytest
from click.testing import CliRunner

from octavo.issues.founding import found
from octavo.website.commandline import ground, main
from octavo.website.commandline.progress import steps, watched_bytes
from octavo.website.demo.staff import PASSWORD
from octavo.website.schema import preparing


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("OCTAVO_DATA", str(tmp_path / "file" / "data"))

    refused = CliRunner().invoke(main, ["issue", "list"])

    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"The data folder {tmp_path}/file/data cannot be made")


@pytest.mark.django_db
def test_an_older_database_is_left_to_the_server(monkeypatch):
    monkeypatch.setattr(preparing, "migrations_waiting", lambda: {("issues", "0099_more")})

    refused = CliRunner().invoke(main, ["issue", "list"])

    assert refused.exit_code == 1
    assert refused.stderr.startswith("The database is older than this Octavo")


@pytest.mark.django_db
def test_an_account_that_is_not_there_is_wrong_use():
    with pytest.raises(click.exceptions.Exit) as stopped:
        ground.account("nobody@vell.example")

    assert stopped.value.exit_code == 2


@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_not_into_a_newsroom_at_work(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    first, second = (CliRunner().invoke(main, ["demo"]) for _ in range(2))

    assert PASSWORD in first.stdout
    assert second.stdout == "The demo is there already.\n"


@pytest.mark.django_db
def test_a_newsroom_at_work_gets_no_demo():
    found(name="Ours")
    CliRunner().invoke(main, ["issue", "plan", "--year", "2027", "--per-year", "12"])

    refused = CliRunner().invoke(main, ["demo"])

    assert refused.exit_code == 1
    assert "the demo is for an empty newsroom" in refused.stderr


@pytest.mark.parametrize(
    ("screen", "quiet", "shown"),
    [
        (Terminal(), False, "Reading"),
        (Terminal(), True, ""),
        (io.StringIO(), False, "Reading ...\n"),
    ],
)
def test_progress_is_for_people(monkeypatch, screen, quiet, shown):
    monkeypatch.setattr("sys.stderr", screen)

    assert list(steps("abc", label="Reading", count=3, quiet=quiet)) == ["a", "b", "c"]
    assert screen.getvalue().lstrip("\r\x1b[?25l").startswith(shown)
    assert bool(screen.getvalue()) == bool(shown)


def test_bytes_are_watched_as_they_come(monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    with watched_bytes("Writing", quiet=False)(100) as step:
        step(40)
        step(60)


@pytest.mark.django_db
def test_djangos_own_commands_are_there():
    assert CliRunner().invoke(main, ["manage", "check"]).exit_code == 0
