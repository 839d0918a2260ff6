"""The servers that are compared, each with two workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import a_free_port, eventually

from benchmarks.figures import ROOT

WORKERS = 2
# A parent for so many doors on one port, as the supervisor is one.
DOORS = """
import os, subprocess, sys
command = [sys.executable, "-m", "octavo.door"]
command += ["--parent", str(os.getpid()), "--doorway", sys.argv[1]]
for door in [subprocess.Popen(command) for _ in range(int(sys.argv[2]))]:
    door.wait()
"""


def _answers(port: int, path: str) -> bool:
    asked = [
        "curl",
        "-s",
        "-o",
        "/dev/null",
        "-w",
        "%{http_code}",
        f"http://127.0.0.1:{port}{path}",
    ]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return said == "200"


def _wait(port: int, path: str = "/o/0/") -> None:
    if not eventually(lambda: _answers(port, path)):
        message = f"Nothing answers on port {port}."
        raise RuntimeError(message)


@contextmanager
def doors(
    data: Path, *, is_plain: bool = False, count: int = WORKERS, path: str = "/o/0/"
) -> Iterator[tuple[int, int]]:
    """Port and process of the doors of a data folder in which there is a page at that path."""
    port = a_free_port()
    said = {"host": "127.0.0.1", "port": port, "data": str(data), "hosts": ["127.0.0.1"]}
    doorway = json.dumps(said | {"back": "/nowhere", "is_plain": is_plain})
    command = [sys.executable, "-c", DOORS, doorway, str(count)]
    with _running(command) as process:
        _wait(port, path)
        yield port, process


@contextmanager
def nginx(files: Path, folder: Path, *, is_gzip: bool) -> Iterator[tuple[int, int]]:
    """Port and process of an nginx that sends files compressed ahead.

    With Brotli its cache of open files stays off: together they leak descriptors.
    """
    port = a_free_port()
    ways = (
        "gzip_static on; open_file_cache max=20000 inactive=10m; open_file_cache_valid 60s;"
        if is_gzip
        else "brotli_static on;"
    )
    folder.mkdir()
    user = "user root;" if os.geteuid() == 0 else ""  # the files are in a folder of ours alone
    module = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
    modules = "" if is_gzip else f"load_module {module};"
    (folder / "nginx.conf").write_text(
        textwrap.dedent(f"""
        {modules} {user}
        daemon off; worker_processes {WORKERS}; worker_rlimit_nofile 8192;
        error_log stderr crit; pid {folder}/pid;
        events {{ worker_connections 4096; }}
        http {{
            access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
            types {{ text/html html; }}
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
            scgi_temp_path {folder}/scgi;
            server {{ listen 127.0.0.1:{port} reuseport; root {files}; {ways} }}
        }}
        """)
    )
    command = ["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _running(command) as process:
        _wait(port)
        yield port, process


@contextmanager
def _running(command: list[str]) -> Iterator[int]:
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)
