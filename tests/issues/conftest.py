"""What tests of the newsroom begin with: a founded magazine and its staff."""

import pytest
from tests.factories import a_magazine

from octavo.issues.models import Magazine


@pytest.fixture
def magazine(db, settings, tmp_path) -> Magazine:
    """The Vell Review, founded and empty, keeping its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return a_magazine()
