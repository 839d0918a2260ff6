"""Writes the configuration of an nginx that sends the finished pages of one installation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

CODE = Path(__file__).parent
DEBIANS_MODULES = Path("/usr/lib/nginx/modules")
_FIT = re.compile(r"[\w./:@+\[\]-]+")  # neither nginx nor Lua reads anything into these


class NotFit(ValueError):
    """A value that cannot stand in nginx's configuration; the message names it."""


class Conf(Template):
    """A piece of configuration: `%name` is ours, `$name` is nginx's own."""

    delimiter = "%"


@dataclass(frozen=True, slots=True)
class Edge:
    """One installation as nginx must know it.

    `behind` is host and port of Octavo's own door, `listens` what nginx takes, such as `443` or
    `127.0.0.1:8080`; `folder` is for its own files. With a `certificate`, a folder that holds
    `fullchain.pem` and `privkey.pem`, nginx ends the encryption; without one, on a site with an
    https:// address, whoever stands before it has to, and says so in X-Forwarded-Proto.
    """

    address: str
    data: Path
    behind: str
    hosts: tuple[str, ...]
    listens: tuple[str, ...]
    folder: Path
    user: str
    workers: int
    certificate: Path | None = None
    modules: Path = DEBIANS_MODULES

    @property
    def is_secure(self) -> bool:
        """Whether readers come by https."""
        return self.address.startswith("https://")


def written(edge: Edge) -> str:
    """The whole nginx.conf. Raises NotFit for a value that would mean something else in it."""
    said = {
        "data": edge.data,
        "user": edge.user,
        "workers": edge.workers,
        "folder": edge.folder,
        "modules": edge.modules,
        "code": CODE.parent,
        "behind": edge.behind,
        "address": edge.address,
    }
    for name, value in said.items():
        _fit(name, str(value))
    hosts = ", ".join(f'"{_fit("hosts", host)}"' for host in edge.hosts)
    is_secure = str(edge.is_secure).lower()
    return _piece(
        "nginx.conf",
        **said,
        hosts=hosts,
        only_https=is_secure,
        is_secure=is_secure,
        servers=_servers(edge).rstrip(),
    )


def _servers(edge: Edge) -> str:
    said = "$http_x_forwarded_proto" if edge.is_secure and not edge.certificate else "$scheme"
    server = _piece("server.conf", listens="\n".join(_listens(edge)), scheme=said)
    return _piece("redirect.conf", address=edge.address) + server if edge.certificate else server


def _listens(edge: Edge) -> list[str]:
    ways = " ssl http2 reuseport" if edge.certificate else " reuseport"
    lines = [f"listen {_fit('listen', one)}{ways};" for one in edge.listens]
    if edge.certificate:
        folder = _fit("certificate", str(edge.certificate))
        lines.append(f"ssl_certificate {folder}/fullchain.pem;")
        lines.append(f"ssl_certificate_key {folder}/privkey.pem;")
    return [f"        {line}" for line in lines]


def _piece(name: str, **said: object) -> str:
    return Conf((CODE / name).read_text(encoding="utf-8")).substitute(said)


def _fit(name: str, value: str) -> str:
    if not _FIT.fullmatch(value):
        message = f"“{value}” ({name}) has letters that nginx's configuration cannot hold."
        raise NotFit(message)
    return value
