"""The web server: prepares database and files, then answers readers with granian."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from octavo.website.serving.child import begin, leave_with
from octavo.website.serving.errors import CannotServe

THREADS = 4  # that answer at the same time in each process; each keeps a database connection


def main() -> None:
    """Answer readers until told to stop."""
    options = begin(__doc__, "--demo")
    _prepare(demo=options.demo)
    _serve()


def _prepare(*, demo: bool) -> None:
    """Make what the first page needs, then load what every forked process needs."""
    from octavo.website.serving.preparing import prepare

    try:
        prepare(demo=demo)
    except CannotServe as trouble:
        sys.exit(str(trouble))
    for module in ("octavo.website.urls", "octavo.website.wsgi"):
        import_module(module)


def _serve() -> None:
    from octavo.website.settings import ENVIRONMENT

    server = Granian(
        "octavo.website.wsgi:application",
        address=ENVIRONMENT.host,
        port=ENVIRONMENT.port,
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
    application: Callable[..., Any] = import_module("octavo.website.wsgi").application
    return application


if __name__ == "__main__":
    main()
