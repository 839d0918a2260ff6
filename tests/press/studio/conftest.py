"""What tests of the studio begin with: a magazine that has its articles read aloud."""

import pytest

from octavo.issues.models import Magazine


@pytest.fixture
def magazine(magazine, settings) -> Magazine:
    """The Vell Review; every article is read as soon as it is approved."""
    settings.NARRATES = True
    return magazine
