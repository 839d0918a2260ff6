from __future__ import annotations

from pathlib import Path

import pytest
from tests.press.narration.makers import a_picture, a_script

from octavo.core.renditions.narration.lines import Chapter, Script
from octavo.press.narration.engines.port import Narrator
from octavo.press.narration.engines.registry import engine_named
from octavo.press.narration.narrating import Narrated, narrate
from octavo.press.narration.speech import Reading, Takes

LONGER = (
    "Ada rows to the lighthouse every morning, whatever the weather says.",
    "The keeper left the lamp burning; nobody had asked him to.",
    "What would the harbour be without it?",
    "A fog came in at noon, and by four it had swallowed the quay, the boats and the bell.",
    "He counted the seconds between two flashes, as his father had done before him.",
    "Nothing moved — not even the gulls.",
)


@pytest.fixture(scope="session")
def narrator() -> Narrator:
    """The engine that comes with Octavo, loaded once."""
    return engine_named("hibari").open()


@pytest.fixture(scope="session")
def reading(narrator: Narrator) -> Reading:
    return Reading(narrator, "heart")


@pytest.fixture(scope="session")
def takes(tmp_path_factory: pytest.TempPathFactory) -> Takes:
    return Takes(tmp_path_factory.mktemp("takes"))


@pytest.fixture(scope="session")
def script() -> Script:
    """Six sentences in two chapters."""
    chapters = (Chapter("Öland light", 0), Chapter("The fog", 3))
    return a_script(*LONGER, title="The light", chapters=chapters)


@pytest.fixture(scope="session")
def cover(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cover") / "cover.jpg"
    path.write_bytes(a_picture())
    return path


@pytest.fixture(scope="session")
def narrated(script: Script, reading: Reading, takes: Takes, cover: Path) -> Narrated:
    """The script read aloud, once for all tests."""
    return narrate(script, reading=reading, takes=takes, album="Vell", cover=cover)
