"""Gives the demo's staff and its subscriber their accounts."""

from __future__ import annotations

from django.contrib.auth.models import Group

from octavo.accounts.models import Account
from octavo.issues.staffing import EDITORS, PUBLISHERS, SUBSCRIBER_DESK, WRITERS, staff
from octavo.website.demo.staff import EVERYBODY, PASSWORD, STAFF, SUBSCRIBER, Person

GROUPS = {
    "writer": WRITERS,
    "editor": EDITORS,
    "publisher": PUBLISHERS,
    "desk": SUBSCRIBER_DESK,
}


def hire() -> Account:
    """Make the staff with their groups, and return the publisher. Those who are there stay."""
    staff()
    by_role: dict[str, Account] = {}
    for person in STAFF:
        account, is_new = _account_of(person)
        if is_new:
            account.groups.add(Group.objects.get(name=GROUPS[person.role]))
        by_role[person.role] = account
    return by_role["publisher"]


def welcome_subscriber() -> Account:
    """Make the account of the demo's subscriber; who is there stays."""
    return _account_of(SUBSCRIBER)[0]


def _account_of(person: Person) -> tuple[Account, bool]:
    """Their account, and whether it is new."""
    account = Account.objects.filter(email=person.email).first()
    if account is not None:
        return account, False
    names = {"first_name": person.first_name, "last_name": person.last_name}
    return Account.objects.create_user(person.email, PASSWORD, **names), True


def open_demo_accounts() -> list[Account]:
    """Those of the demo who can still sign in with the password that everybody knows."""
    addresses = [person.email for person in EVERYBODY]
    known = Account.objects.filter(email__in=addresses, is_active=True)
    return [account for account in known if account.check_password(PASSWORD)]
