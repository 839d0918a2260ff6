"""What tests of the press begin with: a magazine, makers that stand in, folders of their own."""

import pytest
from tests.factories import a_magazine
from tests.press.makers import StandIn, standing_in

from octavo.issues.models import Magazine


@pytest.fixture
def magazine(db, settings, tmp_path) -> Magazine:
    """The Vell Review, founded and empty, keeping its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRESS_WORKBENCH = tmp_path / "workbench"
    editions = {"BACKEND": "octavo.press.store.WholeFiles", "OPTIONS": {"location": tmp_path / "e"}}
    settings.STORAGES = {**settings.STORAGES, "editions": editions}
    return a_magazine()


@pytest.fixture
def makers(magazine) -> dict[str, StandIn]:
    """Makers that stand in for the engines, by form."""
    with standing_in() as them:
        yield them
