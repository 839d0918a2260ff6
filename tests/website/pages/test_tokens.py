"""The house's colours can be read on each other, and its small capitals are true ones."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

STATIC = Path(finders.find("octavo/tokens.css") or "").parent
TOKENS = (STATIC / "tokens.css").read_text()
SHEET = (STATIC / "magazine.css").read_text()
TOOLS = Path(__file__).parents[3] / "tools"

WORDS = 4.5  # WCAG 2.2 AA for text of any size


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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

    assert len(sections()) == 6 + 36
    for name, hue in sections().items():
        ink, field = hue[f"{scheme}-ink"], hue[f"{scheme}-field"]
        assert contrast(ink, on["paper"]) >= WORDS, name
        assert contrast(ink, on["wash"]) >= WORDS, name
        assert contrast(ink, field) >= WORDS, name
        assert contrast(on["ink"], field) >= 10.5, name


def test_the_hues_are_those_that_the_tool_mixes():
    made = runpy.run_path(str(TOOLS / "mix_hues.py"))["rules"]()

    assert made in TOKENS


def test_the_style_sheet_names_no_colour_of_its_own():
    """Another magazine changes tokens.css alone; words on a cover are black or white anyway."""
    pictures = re.compile(r"\.t\d{3} \{[^}]*\}")  # those that stand for a picture until it comes
    own = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", pictures.sub("", SHEET)))

    assert own == {"#FDFCFA", "#17191C"}


def test_nothing_comes_from_elsewhere():
    for sheet in (TOKENS, SHEET):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        assert "@import" not in sheet


def test_an_articles_fonts_weigh_no_more_than_they_may():
    needed = ("literata-text", "literata-text-italic", "literata-display", "archivo-88")
    weight = sum((STATIC / f"fonts/{name}.woff2").stat().st_size for name in needed)
    italic = (STATIC / "fonts/literata-display-italic.woff2").stat().st_size

    assert weight + italic <= 195 * 1024


def test_every_font_named_is_there_with_its_licence():
    for name in re.findall(r'url\("(fonts/[^"]+)"\)', TOKENS):
        assert (STATIC / name).exists(), name
    for family in ("literata", "archivo"):
        assert "SIL Open Font License" in (STATIC / f"fonts/OFL-{family}.txt").read_text()
