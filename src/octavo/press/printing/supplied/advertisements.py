"""Has an advertiser's file read apart, once, and keeps what came of it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from octavo.press.printing.geometry import Sheet
from octavo.press.printing.keeping import keep
from octavo.press.printing.profile import PrintProfile
from octavo.press.printing.supplied.findings import BREACHES, Finding, sentence
from octavo.press.typesetting.messages import receive, send

READING = "1"  # raise it when the same file would be read differently
MOST_BYTES = 300_000_000
MOST_SECONDS = 90  # on the clock


@dataclass(frozen=True, slots=True)
class Advertisement:
    """A clean PDF with a page for each booked one, empty when it cannot be placed; and why."""

    content: bytes
    findings: tuple[Finding, ...]

    @property
    def is_printable(self) -> bool:
        return not any(name in BREACHES for name, _ in self.findings)

    def sentences(self, *, file: str) -> tuple[tuple[str, bool], ...]:
        """Each finding as a sentence, and whether it stops the press."""
        return tuple((sentence(each, file=file), each[0] in BREACHES) for each in self.findings)


def advertisement(
    path: Path, *, booked: int, page: Sheet, profile: PrintProfile, cache: Path
) -> Advertisement:
    """The file read, cleaned and placed on so many pages of that size."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return Advertisement(b"", (("exhausting", {}),))
        content = path.read_bytes()
    except OSError:
        return Advertisement(b"", (("unreadable", {}),))
    said = f"{READING} {booked} {page} {profile.key} "
    stem = cache / sha256(said.encode() + content).hexdigest()
    kept, findings = stem.with_suffix(".page.pdf"), stem.with_suffix(".page.json")
    if findings.exists() and kept.exists():
        return _kept(kept, findings)
    head, body = _read_apart(content, booked, page, profile)
    keep(kept, body)
    keep(findings, json.dumps(head).encode())
    return _kept(kept, findings)


def _kept(content: Path, findings: Path) -> Advertisement:
    found = json.loads(findings.read_text())
    return Advertisement(content.read_bytes(), tuple((name, about) for name, about in found))


def _read_apart(
    content: bytes, booked: int, page: Sheet, profile: PrintProfile
) -> tuple[list[Finding], bytes]:
    told = io.BytesIO()
    head = {"booked": booked, "page": (page.width, page.height)}
    send(told, head, [content, profile.content])
    try:
        ended = subprocess.run(
            # -P: no folder that we happen to stand in may bring modules of its own.
            [sys.executable, "-P", "-m", "octavo.press.printing.supplied"],
            input=told.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=True,
        )
        answer, (body,) = receive(io.BytesIO(ended.stdout))
    except (subprocess.SubprocessError, EOFError, ValueError):
        return [("exhausting", {})], b""
    return answer["findings"], body
