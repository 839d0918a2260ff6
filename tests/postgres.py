"""A PostgreSQL of our own for as long as one command runs.

`python -m tests.postgres COMMAND...` makes a cluster in a temporary folder, listens on a socket in
it alone, sets DATABASE_URL for the command, and throws everything away afterwards. PostgreSQL
refuses to run as root: then it runs as the user `postgres` that Debian's package has made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

PROGRAMS = Path("/usr/lib/postgresql")
USER = "postgres"


def program(name: str) -> str:
    """The newest one installed by Debian, else whatever the path finds."""
    found = sorted(PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    return str(found[-1]) if found else name


def _as_user(*command: str) -> list[str]:
    if os.geteuid() != 0:
        return list(command)
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]


def _do(*command: str) -> None:
    subprocess.run(_as_user(*command), check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=120)


@contextmanager
def a_cluster() -> Iterator[str]:
    """The address of a running server whose database is `octavo`."""
    folder = Path(tempfile.mkdtemp(prefix="octavo-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    files = str(folder / "files")
    try:
        options = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C.UTF-8"]
        _do(program("initdb"), "-D", files, "--no-sync", *options)
        server = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        log = str(folder / "log")
        _do(program("pg_ctl"), "-D", files, "-l", log, "-o", server, "-w", "start")
        try:
            _do(program("createdb"), "-h", str(folder), "-U", USER, "octavo")
            yield f"postgresql://{USER}@{quote(str(folder), safe='')}/octavo"
        finally:
            _do(program("pg_ctl"), "-D", files, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run the command; return its exit status."""
    with a_cluster() as address:
        environment = os.environ | {"DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
