"""Which sub-commands `octavo` has, and what each is for in one line."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """The module of `octavo.website.commandline` that holds a command, and the command's line."""

    module: str
    summary: str


CATALOGUE = {
    "serve": Entry("serve", "Run the magazine: web, worker and scheduler, until Ctrl-C."),
    "backup": Entry("backup", "Write the whole magazine into one archive, while it runs."),
    "restore": Entry("restore", "Bring a magazine back from an archive."),
    "manage": Entry("manage", "Run one of Django's own commands, such as createsuperuser."),
}
