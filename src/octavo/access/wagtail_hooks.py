"""Where the meter and gifts hang themselves into the subscriber desk."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from octavo.access.models import Gift, Opening
from octavo.access.standing import standing_with
from octavo.accounts.models import Account


class OpenedAndGiven(Component):
    """What an account has opened this month, and what it has given away."""

    template_name = "access/of_person.html"

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Counted as its pass has it; what its devices opened without it nobody knows."""
        now = timezone.now()
        opened = Opening.objects.holding(now=now).filter(account=self.account)
        gifts = Gift.objects.filter(giver=self.account).select_related("article")
        return {
            "standing": standing_with(self.account, now=now),
            "opened": opened.select_related("article"),
            "gifts": [(gift, gift.is_good(now=now)) for gift in gifts],
            "in_all": sum(gift.openings for gift in gifts),
        }


@hooks.register("register_desk_person_panel")
def opened_and_given(account: Account | None) -> Component | None:
    """On the page of everybody who has an account."""
    return OpenedAndGiven(account) if account is not None else None
