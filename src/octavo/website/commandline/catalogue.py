"""Which sub-commands `octavo` has, and what each is for in one line."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """The module of `octavo.website.commandline` that holds a command, and the command's line."""

    module: str
    summary: str


CATALOGUE = {
    "serve": Entry("serve", "Run the magazine: web, worker and scheduler, until Ctrl-C."),
    "manage": Entry("manage", "Run one of Django's own commands, such as createsuperuser."),
}
