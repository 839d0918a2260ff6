"""`octavo edge`: the configuration of an nginx that sends finished pages by itself."""

from __future__ import annotations

import pwd
from pathlib import Path
from urllib.parse import urlsplit

import click

from octavo.door.edge.configuration import DEBIANS_MODULES, Edge, NotFit, written
from octavo.website.commandline.ground import WRONG_USE, environment, stop
from octavo.website.serving.supervisor import own_hosts

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - asked, not bound


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Put nginx at the edge: it sends finished pages and reads passes by itself.

    \b
    octavo edge nginx --certificate /etc/letsencrypt/live/magazine.example
    """


@command.command()
@click.option(
    "--listen",
    "listens",
    multiple=True,
    metavar="ADDRESS",
    help="What nginx takes; 443 on every network, without a certificate 127.0.0.1:8080.",
)
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    help="The folder of fullchain.pem and privkey.pem.",
)
@click.option("--workers", type=click.IntRange(1, 64), help="As many as OCTAVO_DOOR_WORKERS.")
@click.option("--folder", type=click.Path(path_type=Path), help="For files of nginx's own.")
@click.option("--modules", type=click.Path(path_type=Path), help="Where nginx's modules are.")
def nginx(
    *,
    listens: tuple[str, ...],
    certificate: Path | None,
    workers: int | None,
    folder: Path | None,
    modules: Path | None,
) -> None:
    """Print the nginx.conf that belongs to these settings.

    nginx answers what the door would answer, and asks the door at HOST and PORT for the rest. It
    runs as the owner of the data folder. Its own files are in edge in the data folder.

    \b
    octavo edge nginx --certificate /etc/letsencrypt/live/magazine.example > octavo-edge.conf
    octavo edge nginx --listen 127.0.0.1:8080 > octavo-edge.conf
    """
    settings = environment()
    if certificate and not settings.address.startswith("https://"):
        address = f"https://{urlsplit(settings.address).hostname}"
        stop(
            f"With a certificate OCTAVO_ADDRESS begins with https://, such as {address}.",
            status=WRONG_USE,
        )
    own = folder.absolute() if folder else settings.folder / "edge"
    edge = Edge(
        address=settings.address,
        data=settings.folder,
        behind=f"{_behind(settings.host)}:{settings.port}",
        hosts=own_hosts(settings),
        listens=listens or (("443", "[::]:443") if certificate else ("127.0.0.1:8080",)),
        folder=own,
        user=pwd.getpwuid(settings.folder.stat().st_uid).pw_name,
        workers=workers or settings.door_workers,
        certificate=certificate.absolute() if certificate else None,
        modules=modules or DEBIANS_MODULES,
    )
    try:
        text = written(edge)
    except NotFit as trouble:
        stop(str(trouble), status=WRONG_USE)
    own.mkdir(parents=True, exist_ok=True)
    click.echo(text, nl=False)
    if edge.is_secure and not settings.trusted_proxies:
        click.echo("Set OCTAVO_TRUSTED_PROXIES to the address of nginx: 127.0.0.1.", err=True)


def _behind(host: str) -> str:
    host = EVERYWHERE.get(host, host)
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
