"""Who signs in to the demo: one of each of the newsroom's groups, and a reader who has paid."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "press-and-fold"  # noqa: S105 - a demo's, printed when it starts; doctor warns of it
HOST = "vell.example"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo's staff; `role` is what they do, and the name before the @."""

    role: str
    first_name: str
    last_name: str

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.role}@{HOST}"


STAFF = (
    Person("writer", "Ragna", "Hollis"),
    Person("editor", "Priya", "Lund"),
    Person("publisher", "Cecily", "Arne"),
    Person("desk", "Tor", "Ebbing"),
)
SUBSCRIBER = Person("subscriber", "Ada", "Lowe")
EVERYBODY = (*STAFF, SUBSCRIBER)
