"""The demo's staff: one person for each of the newsroom's groups, all with one password."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group

from octavo.accounts.models import Account
from octavo.issues.staffing import EDITORS, PUBLISHERS, SUBSCRIBER_DESK, WRITERS, staff

PASSWORD = "press-and-fold"  # noqa: S105 - a demo's, printed when it starts; doctor warns of it
HOST = "vell.example"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo's staff."""

    name: str
    first_name: str
    last_name: str
    group: str

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.name}@{HOST}"


STAFF = (
    Person("writer", "Ragna", "Hollis", WRITERS),
    Person("editor", "Priya", "Lund", EDITORS),
    Person("publisher", "Cecily", "Arne", PUBLISHERS),
    Person("desk", "Tor", "Ebbing", SUBSCRIBER_DESK),
)


def hire() -> Account:
    """Make the staff with their groups, and return the publisher. Those who are there stay."""
    staff()
    for person in STAFF:
        if Account.objects.filter(email=person.email).exists():
            continue
        account = Account.objects.create_user(
            person.email, PASSWORD, first_name=person.first_name, last_name=person.last_name
        )
        account.groups.add(Group.objects.get(name=person.group))
    return Account.objects.get(email=f"publisher@{HOST}")


def demo_accounts() -> list[Account]:
    """Those of the demo's staff who can still sign in with the password that everybody knows."""
    known = Account.objects.filter(email__in=[person.email for person in STAFF], is_active=True)
    return [account for account in known if account.check_password(PASSWORD)]
