"""What may be done with one article or issue, beyond what Wagtail's groups allow."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.locks import BaseLock
from wagtail.models import PagePermissionTester


class ShelfPermissions(PagePermissionTester):
    """What stands on this shelf is not published in the moment it is made."""

    def can_publish_subpage(self) -> bool:
        return False


class ArticlePermissions(PagePermissionTester):
    """An article appears with its issue; once that is out, it can be changed by itself."""

    def can_publish(self) -> bool:
        return super().can_publish() and self.page.may_appear_alone()

    def may_spike(self) -> bool:
        """Whether this person may drop it; a writer only what neither readers nor closing have."""
        is_free = not self.page.live and self.page.cleared_revision_id is None
        return self.can_edit() and (is_free or super().can_publish())

    def may_free(self) -> bool:
        """Whether this person may open it to everybody for a time."""
        return self.page.live and self.page.spiked_at is None and super().can_publish()

    def may_say_how_it_is_read(self) -> bool:
        """Whether this person may decide what is read aloud; a writer while nobody has approved."""
        decided = (self.page.approved_revision_id, self.page.cleared_revision_id)
        is_free = not self.page.live and not any(decided)
        return self.can_edit() and (is_free or super().can_publish())

    def may_bring_back(self) -> bool:
        """Whether this person may undo that: a writer only what they dropped themselves."""
        is_theirs = self.page.spiked_by_id == self.user.pk
        return self.can_edit() and (is_theirs or super().can_publish())


class IssuePermissions(PagePermissionTester):
    """An issue is published from its own page, never by Wagtail's button; it does not go back."""

    def can_publish(self) -> bool:
        return super().can_publish() and self.page.is_published

    def can_unpublish(self) -> bool:
        return False

    def can_copy(self) -> bool:
        """A number stands for one issue."""
        return False

    def may_publish_issue(self) -> bool:
        """Whether this person may publish the issue as a whole."""
        return super().can_publish()


class ClosedIssueLock(BaseLock):
    """Keeps a closed issue as it is until somebody opens it again."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return _("This issue is closed. Open it again to change it.")

    def get_locked_by(self, user: Any) -> str:
        return _("Closed")

    def get_description(self, user: Any) -> str:
        return self.get_message(user)
