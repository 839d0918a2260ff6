"""What the supervisor prints once the first page answers."""

from __future__ import annotations

from octavo.website.demo.staff import EVERYBODY, PASSWORD
from octavo.website.environment import Environment


def greeting(settings: Environment, *, demo: bool) -> str:
    """The addresses of site and newsroom, and with the demo its logins."""
    logins = _demo_logins() if demo else ""
    return f"""
  The magazine   {settings.address}/
  The newsroom   {settings.address}/newsroom/
{logins}
  Everything is kept in {settings.folder}. Ctrl-C stops.
"""


def _demo_logins() -> str:
    names = "\n".join(f"    {person.email}" for person in EVERYBODY)
    return f"\n  Sign in to the demo with the password {PASSWORD} as\n{names}\n"
