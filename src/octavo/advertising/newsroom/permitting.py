"""Who may book advertisements. What was shown stays: nobody deletes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import BasePermissionPolicy

MAY_BOOK = "advertising.book_advertisements"


class BookersAlone(BasePermissionPolicy):
    """Whoever may book lists, makes, changes and withdraws all bookings."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether this person may do that with all of them."""
        return bool(user.has_perm(MAY_BOOK))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Whether one of them is possible."""
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        """Nobody is listed anywhere by this."""
        from octavo.accounts.models import Account

        return Account.objects.filter(is_superuser=True)
