"""The web server behind the door: prepares database and files, then runs Django in granian."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from octavo.website.serving.behind import Behind
from octavo.website.serving.child import begin, leave_with
from octavo.website.serving.errors import CannotServe

THREADS = 4  # that answer at the same time in each process; each keeps a database connection


def main() -> None:
    """Answer the door until told to stop."""
    options = begin(__doc__, "--demo", values=("socket",))
    _prepare(demo=options.demo)
    _serve(Path(options.socket))


def _prepare(*, demo: bool) -> None:
    """Make what the first page needs, then load what every forked process needs."""
    from octavo.website.serving.preparing import prepare

    try:
        prepare(demo=demo)
    except CannotServe as trouble:
        sys.exit(str(trouble))
    for module in ("octavo.website.urls", "octavo.website.wsgi"):
        import_module(module)


def _serve(path: Path) -> None:
    from octavo.website.settings import ENVIRONMENT

    path.unlink(missing_ok=True)  # of a web server that was killed
    server = Granian(
        "octavo.website.wsgi:application",
        uds=path,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        workers=ENVIRONMENT.web_workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
    )
    server.serve(target_loader=partial(_application, os.getpid()), wrap_loader=False)


def _application(parent: int, *_: object) -> Callable[..., Any]:
    """Called in each process that granian forks: Django is loaded already."""
    leave_with(parent)
    return Behind(import_module("octavo.website.wsgi").application)


if __name__ == "__main__":
    main()
