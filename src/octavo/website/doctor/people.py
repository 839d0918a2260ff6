"""Looks at who may sign in."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Permission

from octavo.accounts.models import Account
from octavo.website.demo.people import open_demo_accounts
from octavo.website.doctor.findings import Finding, note, well, wrong


def examine(*, is_public: bool) -> Iterator[Finding]:
    """Whether the right people can sign in, and nobody else."""
    staff = Account.objects.filter(is_active=True)
    enters = Permission.objects.filter(codename="access_admin")
    may = staff.filter(is_superuser=True) | staff.filter(groups__permissions__in=enters)
    count = may.distinct().count()
    if count:
        yield well("accounts", f"{count} may enter the newsroom.")
    else:
        remedy = "Make an account: octavo manage createsuperuser."
        yield note("accounts", "Nobody may enter the newsroom.", remedy)
    if is_public and not settings.STAFF_SECOND_FACTOR:
        sentence = "Staff enter the newsroom without a second factor."
        yield wrong("second factor", sentence, "Remove OCTAVO_STAFF_SECOND_FACTOR.")
    if demo := open_demo_accounts():
        sentence = f"{len(demo)} demo logins work with a password that everybody knows."
        remedy = "Give them passwords of their own, or remove them, in the newsroom's settings."
        yield (wrong if is_public else note)("demo logins", sentence, remedy)
