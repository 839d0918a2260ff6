"""What the supervisor prints once the first page answers."""

from __future__ import annotations

from octavo.website.environment import Environment


def greeting(settings: Environment) -> str:
    """The addresses of site and newsroom."""
    return f"""
  The magazine   {settings.address}/
  The newsroom   {settings.address}/newsroom/

  Everything is kept in {settings.folder}. Ctrl-C stops.
"""
