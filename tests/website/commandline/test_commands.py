"""Every command explains itself at once, and ends with a status that scripts can use."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.factories import a_magazine

from octavo.core.manuscript import schema
from octavo.issues.models import Article, Issue
from octavo.website.commandline import main
from octavo.website.commandline.catalogue import CATALOGUE

TEXT = "The Tide Clock\n\nBy Ada Marsh\n\n" + "The harbour keeps its own time. " * 20 + "\n"


def octavo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def magazine(db: None) -> None:
    a_magazine()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "clock.txt"
    path.write_text(TEXT)
    return path


def modules_after(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    code = (
        "import sys\n"
        "from octavo.website.commandline import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: sys.stderr.write('\\n'.join([str(end.code), *sys.modules]))"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    status, *modules = done.stderr.splitlines()
    assert status == "0", done.stdout
    return set(modules)


@pytest.mark.parametrize("name", ["--help", *CATALOGUE])
def test_help_needs_no_django(name):
    arguments = [name] if name == "--help" else [name, "--help"]

    assert "django" not in modules_after(*arguments)


def test_a_dry_run_needs_no_django(copy):
    assert "django" not in modules_after("import", str(copy), "--dry-run", "--json")


def test_the_list_of_commands_names_each_with_its_line():
    listed = octavo("--help").output

    for name, entry in CATALOGUE.items():
        assert name in listed
        assert entry.summary[:40] in listed


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("import",),
        ("import", "--as", "pdf", "x"),
        ("issue", "close", "1", "--overrule", "because"),
        ("issue", "plan", "--year", "next"),
        ("issue", "show", "99"),
        ("issue", "publish", "99"),
    ],
)
def test_wrong_use_is_status_2(magazine, arguments):
    assert octavo(*arguments).exit_code == 2


def test_a_dry_run_tells_what_it_reads_and_stores_nothing(magazine, copy):
    done = octavo("import", copy, "--dry-run", "--json")

    (entry,) = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (entry["headline"], entry["error"]) == ("The Tide Clock", None)
    assert not Article.objects.exists()


def test_one_bad_file_does_not_keep_the_others_out(magazine, copy, tmp_path):
    done = octavo("import", copy, tmp_path / "missing.txt", "--json")

    good, bad = json.loads(done.stdout)
    assert done.exit_code == 1
    assert good["article"] == Article.objects.get().slug == "the-tide-clock"
    assert "missing.txt” is not there" in bad["error"]


def test_copy_goes_into_the_flatplan(magazine, copy):
    octavo("issue", "plan", "--year", "2027", "--per-year", "12")

    done = octavo("import", copy, "--issue", "1")

    assert done.exit_code == 0, done.output
    assert Issue.objects.get(number=1).flatplan.get().article.title == "The Tide Clock"
    assert "Stored as   the-tide-clock" in done.stdout


def test_copy_for_an_issue_that_is_closed_is_not_stored_at_all(magazine, copy):
    octavo("issue", "plan", "--year", "2027", "--per-year", "12")
    Issue.objects.filter(number=1).update(state=Issue.State.CLOSED)

    done = octavo("import", copy, "--issue", "1")

    assert done.exit_code == 1
    assert "was not stored" in done.stdout
    assert not Article.objects.exists()


def test_a_year_is_planned_once(magazine):
    plan = ("issue", "plan", "--year", "2027", "--per-year", "24", "--json")

    first, second = octavo(*plan), octavo(*plan)

    assert [issue["number"] for issue in json.loads(first.stdout)] == list(range(1, 25))
    assert json.loads(second.stdout) == []
    assert len(json.loads(octavo("issue", "list", "--json").stdout)) == 24


def test_an_issue_that_lacks_something_does_not_close(magazine, copy):
    octavo("issue", "plan", "--year", "2027", "--per-year", "12")
    octavo("import", copy, "--issue", "1")

    refused = octavo("issue", "close", "1")

    assert refused.exit_code == 1
    assert "“The Tide Clock” lacks approval" in refused.stderr
    shown = json.loads(octavo("issue", "show", "1", "--json").stdout)
    assert shown["state"] == "planned"
    assert any("approval" in lack for lack in shown["missing"])
    assert shown["flatplan"][0]["article"] == "the-tide-clock"


def test_an_issue_is_overruled_by_name_and_appears(magazine, copy, django_user_model):
    django_user_model.objects.create_user("editor@vell.example")
    octavo("issue", "plan", "--year", "2027", "--per-year", "12")
    octavo("import", copy, "--issue", "1", "--by", "editor@vell.example")
    by = ("--by", "editor@vell.example")

    closed = octavo("issue", "close", "1", *by, "--overrule", "It must go out.")
    assert closed.exit_code == 0, closed.stderr
    later = octavo("issue", "publish", "1", "--at", "2030-01-01 06:00", "--json")
    assert json.loads(later.stdout)[0]["publish_at"] == "2030-01-01T06:00:00+00:00"
    done = octavo("issue", "publish", "1", *by)

    assert done.exit_code == 0, done.stderr
    assert Issue.objects.get(number=1).is_published
    assert Article.objects.get().live
    assert octavo("issue", "publish", "1").exit_code == 1


def test_an_export_comes_back_as_the_same_manuscripts(magazine, copy, tmp_path):
    octavo("import", copy)
    before = Article.objects.get().manuscript()
    folder = tmp_path / "out"

    exported = octavo("export", folder, "--json")
    assert json.loads(exported.stdout)["articles"] == ["the-tide-clock"]
    Article.objects.get().delete()
    back = octavo("import", folder)

    assert back.exit_code == 0, back.output
    assert Article.objects.get().manuscript() == before
    kept = json.loads((folder / "articles" / "the-tide-clock.json").read_text())
    assert schema.from_json(kept) == before
    assert octavo("export", folder).exit_code == 1
