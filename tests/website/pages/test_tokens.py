"""The house's colours can be read on each other, and its small capitals are true ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from octavo.website.house_style.colours import contrast

STATIC = Path(finders.find("octavo/tokens.css") or "").parent
TOKENS = (STATIC / "tokens.css").read_text()
SHEET = "".join(
    path.read_text() for path in sorted(STATIC.glob("*.css")) if path.name != "tokens.css"
)

WORDS = 4.5  # WCAG 2.2 AA for text of any size


def ground(scheme: str) -> dict[str, str]:
    """The colours of the ground in one scheme."""
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\);", TOKENS)
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def sections() -> dict[str, dict[str, str]]:
    """The colours of each hue."""
    rules = re.findall(r"^\.hue-([\w-]+) \{ (.*) \}$", TOKENS, re.MULTILINE)
    return {name: dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", said)) for name, said in rules}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_the_ground(scheme):
    on = ground(scheme)

    assert contrast(on["ink"], on["paper"]) >= 14
    assert contrast(on["soft"], on["paper"]) >= WORDS
    assert contrast(on["soft"], on["wash"]) >= WORDS
    assert contrast(on["on-panel"], on["panel"]) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_hue_can_be_read_on_paper_and_on_its_field(scheme):
    on = ground(scheme)

    assert len(sections()) == 6
    for name, hue in sections().items():
        ink, field = hue[f"{scheme}-ink"], hue[f"{scheme}-field"]
        assert contrast(ink, on["paper"]) >= WORDS, name
        assert contrast(ink, on["wash"]) >= WORDS, name
        assert contrast(ink, field) >= WORDS, name
        assert contrast(on["ink"], field) >= 10.5, name


def test_the_style_sheet_names_no_colour_of_its_own():
    """Another magazine changes tokens.css alone; words on a cover are black or white anyway."""
    pictures = re.compile(r"\.t\d{3} \{[^}]*\}")  # those that stand for a picture until it comes
    own = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", pictures.sub("", SHEET)))

    assert own == {"#FDFCFA", "#17191C"}


def test_nothing_comes_from_elsewhere():
    for sheet in (TOKENS, SHEET):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        assert "@import" not in sheet
