"""What every test may lean on: golden folders, a demo to copy, a pace that does not vary."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from tests.installation import a_fresh_database
from tests.settling import settled_demo_in

from octavo.website.schema import picture

settings.register_profile(
    "octavo",
    deadline=None,
    derandomize=True,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)
# Where it is enough to know that something fails, as of a bug that was planted.
settings.register_profile(
    "unshrunk", parent=settings.get_profile("octavo"), phases=[Phase.explicit, Phase.generate]
)
# For a change to the core itself: pytest tests/core --hypothesis-profile thorough
settings.register_profile(
    "thorough", parent=settings.get_profile("octavo"), derandomize=False, max_examples=1000
)
settings.load_profile("octavo")

REMEMBERING = (
    "octavo.website.pages.remembered",
    "octavo.website.house_style.letters",
    "octavo.post.wording",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is made now over the expected output in tests/golden; read the diff",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def settled_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo magazine that nobody serves; whoever wants one serves a copy of it.

    Processes that test side by side share one: the first makes it, the others wait for it.
    """
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "settled").exists():
            settled_demo_in(place / "data").rename(place / "settled")
    return place / "settled"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings) -> Iterator[None]:
    """SQLite's tables come from the picture of them: every migration in turn takes half a minute.

    `make lint` compares the picture with what the migrations make; PostgreSQL runs them.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    connection.settings_dict["TEST"]["MIGRATE"] = False
    holder = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    picture.load(picture.PICTURE.read_text(encoding="utf-8"), holder)
    yield
    holder.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """A magazine is founded once for all tests: what one of them changes is rolled back."""
    from django_tasks_db.models import DBTaskResult

    from octavo.issues.founding import found

    with django_db_blocker.unblock():
        found(name="The Vell Review")
        DBTaskResult.objects.all().delete()  # no test finds work in the queue


@pytest.fixture
def new_installation(db) -> None:
    """What a fresh database holds: no magazine yet, but Wagtail's site and its welcome page."""
    from tests.factories import nothing_founded

    nothing_founded()


@pytest.fixture
def a_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a new database: SQLite, or PostgreSQL when the tests run on that."""
    with a_fresh_database(tmp_path / "data") as environment:
        yield environment


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    """No test reads what another had remembered: both may have an article of the same number."""
    for name in REMEMBERING:
        if remembered := sys.modules.get(name):
            remembered.forget()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the database, so that all of them can run on PostgreSQL, too."""
    for item in items:
        asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            item.add_marker("database")
