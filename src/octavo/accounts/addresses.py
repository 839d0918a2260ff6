"""E-mail addresses of accounts: which of them count as confirmed."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from octavo.accounts.models import Account


def vouch_for(account: Account) -> None:
    """Take the address of an account as confirmed if the account was not made by signing up.

    Whoever signs up is written down with an address to be confirmed. An account without that was
    made, or given another address, by the operator or in the newsroom, who answer for it.
    """
    written = EmailAddress.objects.filter(user=account)
    if written.filter(email__iexact=account.email).exists():
        return
    written.delete()
    EmailAddress.objects.create(
        user=account, email=account.email.lower(), verified=True, primary=True
    )
