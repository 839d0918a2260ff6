"""The setting process itself: one issue's folder, asked again and again as the document changes."""

from __future__ import annotations

import fcntl
import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import typst

from octavo.press.typesetting.messages import receive, send

Asked = dict[str, Any]


class Engine:
    """Typst on one folder. Unchanged parts of a document are not set again."""

    def __init__(self, *, root: str, form: str) -> None:
        self._compiler = typst.Compiler(
            f"{root}/magazine.typ",
            root=root,
            font_paths=[f"{root}/faces"],
            ignore_system_fonts=True,
            sys_inputs={"form": form},
            package_path=f"{root}/packages",
            package_cache_path=f"{root}/packages",
        )

    def marks(self, asked: Asked) -> list[bytes]:
        return [self._compiler.query(f"<{asked['label']}>", field="value").encode()]

    def pdf(self, asked: Asked) -> list[bytes]:
        return _list(
            self._compiler.compile(
                format="pdf",
                pdf_standards=asked["standards"],
                pdf_tags=asked["tagged"],
                timestamp=0,  # no clock: the same issue is the same bytes
            )
        )

    def pictures(self, asked: Asked) -> list[bytes]:
        return _list(self._compiler.compile(format="png", ppi=asked["ppi"]))


def _list(made: bytes | list[bytes] | None) -> list[bytes]:
    return made if isinstance(made, list) else [made or b""]


def answer(engine: Engine, asked: Asked, *, seconds: int) -> tuple[dict[str, Any], list[bytes]]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    work: Callable[[Asked], list[bytes]] = getattr(engine, asked["what"])
    try:
        return {"error": ""}, work(asked)
    except (RuntimeError, ValueError, TypeError) as trouble:
        return {"error": str(trouble) or "no reason given"}, []


@contextmanager
def ending_with_parent() -> Iterator[None]:
    """While the engine works nobody reads the input, so the kernel ends us when that is closed."""
    flags = fcntl.fcntl(0, fcntl.F_GETFL)
    fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(0, fcntl.F_SETFL, flags | os.O_ASYNC)  # SIGIO, which ends a process that ignores it
    try:
        yield
    finally:
        fcntl.fcntl(0, fcntl.F_SETFL, flags)


def main() -> None:
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the engine prints must not get among the answers
    with suppress(EOFError):
        told, _ = receive(incoming)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (told["memory"], told["memory"]))
        engine = Engine(root=told["root"], form=told["form"])
        while True:
            asked, _ = receive(incoming)
            with ending_with_parent():
                head, bodies = answer(engine, asked, seconds=told["seconds"])
            send(outgoing, head, bodies)


if __name__ == "__main__":
    main()
