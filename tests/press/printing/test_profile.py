"""The profile of the press is a setting: any CMYK output profile does, nothing else does."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from PIL import ImageCms

from octavo.press.printing.errors import PrintProfileUnusable
from octavo.press.printing.profile import OWN_PROFILE, PrintProfile, read_profile


def test_our_own_profile_is_fogra39_and_is_the_one_whose_making_is_told() -> None:
    profile = read_profile()

    assert (profile.name, profile.condition) == ("FOGRA39L coated, 300 % ink", "FOGRA39")
    told = (OWN_PROFILE.parent / "SOURCES.txt").read_text(encoding="utf-8")
    assert sha256(profile.content).hexdigest() in told


def _changed(at: int, to: bytes) -> bytes:
    content = bytearray(OWN_PROFILE.read_bytes())
    content[at : at + len(to)] = to
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no ICC profile"),
        (b"%PDF-1.7" + b" " * 200, "is no ICC profile"),
        (_changed(12, b"mntr"), "is no profile of a press that prints in CMYK"),
        (_changed(16, b"RGB "), "is no profile of a press that prints in CMYK"),
        (
            OWN_PROFILE.read_bytes()[:128] + b"\0\0\0\0",
            "lacks the tables that colours are converted with",
        ),
        (
            _changed(128, b"\xff\xff\xff\xff")[:200],
            "lacks the tables that colours are converted with",
        ),
        (OWN_PROFILE.read_bytes() + b" " * 20_000_000, "is too large for a profile"),
    ],
)
def test_a_profile_that_no_press_has_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "house.icc"
    path.write_bytes(content)

    with pytest.raises(PrintProfileUnusable) as refused:
        read_profile(path)

    assert str(refused.value) == f"The print profile “house.icc” {reason}."


def test_a_screen_profile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "screen.icc"
    path.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())

    with pytest.raises(PrintProfileUnusable, match="is no profile of a press"):
        read_profile(path)


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PrintProfileUnusable, match=r"“nowhere\.icc” cannot be read"):
        read_profile(tmp_path / "nowhere.icc")


def test_a_profile_may_be_called_anything() -> None:
    def called(name: str) -> PrintProfile:
        tag = b"mluc" + bytes(4) + (1).to_bytes(4) + (12).to_bytes(4) + b"enUS"
        tag += (2 * len(name)).to_bytes(4) + (28).to_bytes(4) + name.encode("utf-16-be")
        entry = b"desc" + (144).to_bytes(4) + len(tag).to_bytes(4)
        return PrintProfile(bytes(128) + (1).to_bytes(4) + entry + tag)

    conditions = {
        name: called(name).condition
        for name in ("PSO Coated v3 (FOGRA51)", "SWOP2013", "Our web press")
    }

    assert conditions == {
        "PSO Coated v3 (FOGRA51)": "FOGRA51",
        "SWOP2013": "SWOP2013",
        "Our web press": "Our web press",
    }
    assert PrintProfile(bytes(132)).condition == "Custom"
