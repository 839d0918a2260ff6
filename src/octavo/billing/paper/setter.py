"""Sets papers in a process of its own: an engine that has run cannot be in a process that forks."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from octavo.billing.paper.document import Document, document_of
from octavo.billing.paper.errors import PaperNotSet
from octavo.billing.paper.facts import Paper

TEMPLATE = Path(__file__).parent / "design" / "paper.typ"
MEMORY = 2_000_000_000  # bytes
SECONDS = 60  # for a batch
BATCH = 200
_NOWHERE = "http://127.0.0.1:9"  # an engine that asks for a package is refused at once
_KEPT_OF_ENVIRONMENT = ("PYTHON", "COVERAGE", "LD_LIBRARY_PATH", "PATH", "TMPDIR")


def set_paper(paper: Paper, *, faces: Sequence[Path]) -> bytes:
    """One paper as PDF."""
    return set_papers([paper], faces=faces)[0]


def set_papers(papers: Sequence[Paper], *, faces: Sequence[Path]) -> list[bytes]:
    """Each as PDF, tagged and for archives; `faces` are the folders whose faces they are set in."""
    batches = [papers[at : at + BATCH] for at in range(0, len(papers), BATCH)]
    return [
        pdf
        for batch in batches
        for pdf in set_documents(list(map(document_of, batch)), template=TEMPLATE, faces=faces)
    ]


def set_documents(
    documents: Sequence[Document], *, template: Path, faces: Sequence[Path]
) -> list[bytes]:
    """Each as PDF by that template, which finds it as JSON in `sys.inputs.paper`."""
    asked = {
        "memory": MEMORY,
        "template": str(template),
        "faces": [str(folder) for folder in faces],
        "documents": list(documents),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "octavo.billing.paper"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            env=_environment(),
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as slow:
        raise PaperNotSet(_("Setting the papers took too long.")) from slow
    except subprocess.CalledProcessError as ended:
        raise PaperNotSet(_("The engine that sets papers ended.")) from ended
    answers = _parts(done.stdout)
    for trouble in answers[1::2]:
        if trouble:
            sentence = _("The paper cannot be set: %(reason)s.")
            raise PaperNotSet(sentence % {"reason": trouble.decode().rstrip(".")[:500]})
    return answers[::2]


def _parts(stream: bytes) -> list[bytes]:
    parts, at = [], 0
    while at < len(stream):
        (length,) = struct.unpack_from(">I", stream, at)
        parts.append(stream[at + 4 : at + 4 + length])
        at += 4 + length
    return parts


def _environment() -> dict[str, str]:
    """Nothing of ours but what Python needs to start, and no way to the network."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(_KEPT_OF_ENVIRONMENT)
    }
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE)
    return {**kept, **nowhere}
