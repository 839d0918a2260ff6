"""The `octavo` command. Each sub-command is a module, loaded when it is called for."""

from __future__ import annotations

from importlib import import_module

import click

from octavo.website.commandline.catalogue import CATALOGUE


class Catalogue(click.Group):
    """The sub-commands by name. Listing them loads none, so that `octavo --help` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which somebody meets them, not by the alphabet."""
        return list(CATALOGUE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module loaded now."""
        if cmd_name not in CATALOGUE:
            return None
        module = import_module(f"octavo.website.commandline.{CATALOGUE[cmd_name].module}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command's line from the catalogue."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in CATALOGUE.items()])


@click.group(
    cls=Catalogue,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 something failed, 2 wrong use."
    " Settings come from the environment: docs/reference/settings.md.",
)
@click.version_option(package_name="octavo", message="Octavo %(version)s")
def main() -> None:
    """Octavo: a press for subscriber-funded magazines.

    \b
    octavo serve --demo           try it with a magazine that comes with it
    octavo import drafts/*.txt    bring copy in
    octavo doctor                 see whether all is well
    """
