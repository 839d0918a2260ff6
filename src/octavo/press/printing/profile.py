"""The profile of the press: which inks on which paper, and how colours are made of them."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from octavo.press.printing.errors import PrintProfileUnusable

OWN_PROFILE = Path(__file__).parent / "profiles" / "FOGRA39L-300.icc"
MOST_BYTES = 20_000_000
_HEADER, _TAG = 128, 12
_CONDITION = re.compile(r"FOGRA ?\d{2,3}", re.IGNORECASE)


@dataclass(frozen=True)
class PrintProfile:
    """An ICC output profile for CMYK, checked."""

    content: bytes

    @cached_property
    def key(self) -> str:
        """What tells this profile from any other."""
        return sha256(self.content).hexdigest()

    @cached_property
    def name(self) -> str:
        """How the profile calls itself; empty when it does not say."""
        return _description(_tag(self.content, b"desc") or b"")

    @cached_property
    def condition(self) -> str:
        """The printing condition as the trade's registry calls it, else the profile's own name."""
        found = _CONDITION.search(self.name)
        return found.group().upper().replace(" ", "") if found else self.name or "Custom"


def read_profile(path: Path = OWN_PROFILE) -> PrintProfile:
    """The profile in a file. Raises PrintProfileUnusable, whose message ends a sentence of ours."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise _unusable(path, "cannot be read") from None
    if len(content) < _HEADER + 4 or content[36:40] != b"acsp":
        raise _unusable(path, "is no ICC profile")
    if len(content) > MOST_BYTES:
        raise _unusable(path, "is too large for a profile")
    if content[12:16] != b"prtr" or content[16:20] != b"CMYK":
        raise _unusable(path, "is no profile of a press that prints in CMYK")
    if not (_tag(content, b"A2B0") and _tag(content, b"B2A0")):
        raise _unusable(path, "lacks the tables that colours are converted with")
    return PrintProfile(content)


def _unusable(path: Path, reason: str) -> PrintProfileUnusable:
    return PrintProfileUnusable(f"The print profile “{path.name}” {reason}.")


def _tag(content: bytes, name: bytes) -> bytes | None:
    """The bytes of one tag; none where the table of tags does not lead to any."""
    count = struct.unpack_from(">I", content, _HEADER)[0]
    for place in range(_HEADER + 4, _HEADER + 4 + min(count, 200) * _TAG, _TAG):
        if content[place : place + 4] == name and place + _TAG <= len(content):
            begins, length = struct.unpack_from(">II", content, place + 4)
            return content[begins : begins + length] or None
    return None


def _description(tag: bytes) -> str:
    """The text of a `desc` tag, in the form of version 2 or 4."""
    if tag[:4] == b"desc" and len(tag) > 12:
        length = struct.unpack_from(">I", tag, 8)[0]
        return tag[12 : 12 + length].split(b"\0")[0].decode("latin-1").strip()
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, begins = struct.unpack_from(">II", tag, 20)
        return tag[begins : begins + length].decode("utf-16-be", "replace").strip("\0 ")
    return ""
