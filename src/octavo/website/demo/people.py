"""Gives the demo's staff their accounts, each in the group of their role."""

from __future__ import annotations

from django.contrib.auth.models import Group

from octavo.accounts.models import Account
from octavo.issues.staffing import EDITORS, PUBLISHERS, SUBSCRIBER_DESK, WRITERS, staff
from octavo.website.demo.staff import PASSWORD, STAFF

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
        account = Account.objects.filter(email=person.email).first()
        if account is None:
            account = Account.objects.create_user(
                person.email, PASSWORD, first_name=person.first_name, last_name=person.last_name
            )
            account.groups.add(Group.objects.get(name=GROUPS[person.role]))
        by_role[person.role] = account
    return by_role["publisher"]


def open_demo_accounts() -> list[Account]:
    """Those of the demo's staff who can still sign in with the password that everybody knows."""
    known = Account.objects.filter(email__in=[person.email for person in STAFF], is_active=True)
    return [account for account in known if account.check_password(PASSWORD)]
