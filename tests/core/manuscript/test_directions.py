"""In which direction languages are written."""

from __future__ import annotations

import pytest

from octavo.core.manuscript.directions import direction


@pytest.mark.parametrize("language", ["ar", "AR-EG", "he", "fa-IR", "ku-Arab", "pa-Arab-PK"])
def test_these_are_written_from_right_to_left(language):
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "de-CH", "ja", "az-Latn", "ar-Latn", "", "english"])
def test_these_are_written_from_left_to_right(language):
    assert direction(language) == "ltr"
