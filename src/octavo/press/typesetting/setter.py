"""Sets an issue's pages in a process of its own, which may die without harm."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

from django.utils.translation import gettext as _

from octavo.press.typesetting.errors import TypesettingFailed, TypesettingGaveOut
from octavo.press.typesetting.folder import fill, supply
from octavo.press.typesetting.messages import receive, send
from octavo.press.typesetting.own_folder import OwnFolder

DOCUMENT = "issue.json"
PICTURES, SUPPLIED = "pictures", "supplied"
_NOWHERE = "http://127.0.0.1:9"  # an engine that asks for a package is refused at once
_KEPT_OF_ENVIRONMENT = ("PYTHON", "COVERAGE", "LD_LIBRARY_PATH", "PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the engine may take: bytes of memory, and seconds for each thing it is asked."""

    memory: int = 3_000_000_000
    processor_seconds: int = 120
    seconds: float = 120


class Typesetter:
    """One issue and one design, ready to be set again and again: `with Typesetter(...) as setter`.

    Asked again after a small change, it sets only what the change has touched.
    """

    def __init__(
        self,
        *,
        design: Path,
        overrides: Path | None = None,
        pictures: Mapping[str, Path] | None = None,
        supplied: Mapping[str, Path] | None = None,
        form: str = "screen",
        limits: Limits | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._form = form
        self._folder = OwnFolder()
        self._root = self._folder.path
        self._running: subprocess.Popen[bytes] | None = None
        try:
            fill(self._root, design=design, overrides=overrides)
            supply(self._root / PICTURES, pictures or {})
            supply(self._root / SUPPLIED, supplied or {})
        except BaseException:
            self._folder.take_away()
            raise

    def __enter__(self) -> Self:
        self._running = subprocess.Popen(
            [sys.executable, "-P", "-m", "octavo.press.typesetting"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._tell(
            root=str(self._root),
            form=self._form,
            memory=self._limits.memory,
            seconds=self._limits.processor_seconds,
        )
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process and take the folder away. Closing twice does no harm."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()
            for stream in (running.stdin, running.stdout):
                with suppress(BrokenPipeError):  # a question was left that nobody could take
                    cast(BinaryIO, stream).close()
        self._folder.take_away()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def set(self, document: Mapping[str, Any]) -> None:
        """From now on it is this document that is asked about."""
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        (self._root / DOCUMENT).write_bytes(text.encode("utf-8", "replace"))

    def add_pictures(self, pictures: Mapping[str, Path]) -> None:
        """Bring in pictures that the changed document has and the first one had not."""
        supply(self._root / PICTURES, pictures)

    def marks(self, label: str = "mark") -> list[dict[str, Any]]:
        """What the design's marks say of the pages as set, in reading order.

        A design emits each mark by itself, or a list of them.
        """
        marks: list[dict[str, Any]] = []
        for found in json.loads(self._ask(what="marks", label=label)[0]):
            marks += found if isinstance(found, list) else [found]
        return marks

    def pdf(self, *, standards: Sequence[str] = (), tagged: bool = True) -> bytes:
        return self._ask(what="pdf", standards=list(standards), tagged=tagged)[0]

    def page_pictures(self, *, ppi: float = 72) -> list[bytes]:
        """Every page as PNG."""
        return self._ask(what="pictures", ppi=ppi)

    def page_picture(self, page: int, *, ppi: float = 72) -> bytes:
        """One page as PNG, counted from 1. The engine draws all: who needs several asks once."""
        return self.page_pictures(ppi=ppi)[page - 1]

    @property
    def _process(self) -> subprocess.Popen[bytes]:
        if self._running is None:
            message = "the typesetter is closed"
            raise RuntimeError(message)
        return self._running

    def _tell(self, **said: Any) -> None:
        with suppress(BrokenPipeError):  # it is gone: whoever waits for its answer hears of it
            send(cast(BinaryIO, self._process.stdin), said)

    def _ask(self, **asked: Any) -> list[bytes]:
        self._tell(**asked)
        try:
            head, bodies = _answer(self._process, seconds=self._limits.seconds)
        except EOFError as trouble:
            self.close()
            raise TypesettingGaveOut(
                _("Setting the pages took more time or memory than any issue does, or was ended.")
            ) from trouble
        if head["error"]:
            raise TypesettingFailed(self._sentence(head["error"]))
        return bodies

    def _sentence(self, trouble: str) -> str:
        """The engine's words, without the folder they name."""
        reason = trouble.removeprefix("failed to compile document: ")
        reason = reason.replace(str(self._root.resolve()), "").replace(str(self._root), "")
        return _("The pages cannot be set: %(reason)s.") % {"reason": reason.rstrip(".")}


def _environment() -> dict[str, str]:
    """Nothing of ours but what Python needs to start, and no way to the network."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(_KEPT_OF_ENVIRONMENT)
    }
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE)
    return {**kept, **nowhere}


def _answer(
    running: subprocess.Popen[bytes], *, seconds: float
) -> tuple[dict[str, Any], list[bytes]]:
    """The next answer; EOFError when none begins before the time is up, or none can come."""
    answers = select.poll()  # unlike select it takes any file number, as a busy server has them
    answers.register(cast(BinaryIO, running.stdout), select.POLLIN)
    if not answers.poll(seconds * 1000):
        raise EOFError
    return receive(cast(BinaryIO, running.stdout))
