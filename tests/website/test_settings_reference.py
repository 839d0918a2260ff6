"""The reference of settings has every setting, with its default and its meaning."""

import re
from pathlib import Path

import pytest

from octavo.website.known_settings import SETTINGS, Setting

PAGE = (Path(__file__).parents[2] / "docs/reference/settings.md").read_text(encoding="utf-8")
EXPLAINED = {
    name: " ".join(words.split())
    for name, words in re.findall(r"^### `(\w+)`\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}


def test_no_other_setting_is_explained():
    assert set(EXPLAINED) == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_is_explained_with_its_default(setting: Setting):
    words = EXPLAINED[setting.name]

    assert setting.meaning in words
    assert (
        f"the default is `{setting.default}`" in words if setting.default else "is empty" in words
    )
