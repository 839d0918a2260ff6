"""The glossary has a line for each model, each of its states, and each command."""

import re
from enum import Enum
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Choices

from octavo.website.commandline.catalogue import CATALOGUE

ROOT = Path(__file__).parents[2]
GLOSSARY = {
    word.strip(" `").lower()
    for line in (ROOT / "docs/glossary.md").read_text().splitlines()
    if line.startswith("|")
    for word in line.split("|")[1].split(",")
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("octavo.")]
STATES = [
    member
    for model in OURS
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Choices)
    for member in kind
]


def in_words(name: str) -> str:
    """`PictureRendition` as `picture rendition`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_each_model_is_explained(model: type) -> None:
    assert in_words(model.__name__) in GLOSSARY


@pytest.mark.parametrize("state", STATES, ids=str)
def test_each_state_is_explained(state: Enum) -> None:
    assert str(state.value).replace("_", " ") in GLOSSARY


@pytest.mark.parametrize("command", CATALOGUE)
def test_each_command_is_explained(command: str) -> None:
    assert f"octavo {command}" in GLOSSARY
