"""The web server: prepares database and files, then answers readers with granian."""

from __future__ import annotations

import argparse
import os
from functools import partial
from importlib import import_module

import django
from granian import Granian
from granian.constants import Interfaces

from octavo.website.serving.family import leave_with

THREADS = 4  # that answer at the same time in each process; each keeps a database connection


def _application_for(parent: int, *_: object) -> object:
    """Called in each process that granian forks: Django is loaded already."""
    leave_with(parent)
    from octavo.website.wsgi import application

    return application


def main() -> None:
    """Run until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--demo", action="store_true")
    options = parser.parse_args()
    leave_with(options.parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
    django.setup()
    _prepare(demo=options.demo)
    _serve()


def _prepare(*, demo: bool) -> None:
    """Make what the first page needs, then load what every forked process needs."""
    from octavo.website.serving.preparing import prepare

    prepare(demo=demo)
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
        log_level="warning",
        respawn_failed_workers=True,
        workers_kill_timeout=3,
    )
    server.serve(target_loader=partial(_application_for, os.getpid()), wrap_loader=False)


if __name__ == "__main__":
    main()
