"""The reference of commands says what --help says."""

from collections.abc import Iterator
from pathlib import Path

import click

from octavo.website.commandline import main

PAGE = Path(__file__).parents[3] / "docs/reference/commands.md"
HEAD = """# Commands

What `octavo --help` and each command's `--help` say. `make setup` puts the command at
`.venv/bin/octavo`; settings come from the environment ([settings](settings.md)).

The exit status is 0 when all was done, 1 when something failed, 2 when a command was used wrongly.
What a script reads comes with `--json` on standard output; progress and sentences about trouble go
to standard error.
"""


def commands(command: click.Command, *names: str) -> Iterator[tuple[str, click.Command]]:
    """The command and all below it, with their whole names."""
    yield " ".join(names), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, *names, name)


def help_of(name: str, command: click.Command) -> str:
    context = click.Context(
        command, info_name=name, terminal_width=80, help_option_names=["-h", "--help"]
    )
    return command.get_help(context)


def test_the_reference_has_every_command_as_its_help_explains_it(update_golden):
    sections = [
        f"{'#' * (2 + name.count(' '))} `{name}`\n\n```text\n{help_of(name, command)}\n```\n"
        for name, command in commands(main, "octavo")
    ]
    page = "\n".join([HEAD, *sections])
    if update_golden:
        PAGE.write_text(page, encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page
