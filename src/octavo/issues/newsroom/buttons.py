"""The newsroom's own buttons on the pages of articles and issues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from octavo.issues import freeing
from octavo.issues.access import item_of
from octavo.issues.models import Article, Issue


def _posts(label: str, url: str, *, icon: str, priority: int) -> Button:
    """A button that does something at once."""
    attrs = {
        "data-controller": "w-action",
        "data-action": "w-action#post",
        "data-w-action-url-value": url,
    }
    return Button(label, icon_name=icon, attrs=attrs, priority=priority)


def header_buttons(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """What can be decided about this article or issue, in the menu beside its title."""
    page = page.specific_deferred
    permissions = page.permissions_for_user(user)
    if isinstance(page, Article):
        yield from _article_button(page, permissions)
    if isinstance(page, Issue):
        yield from _issue_buttons(page, permissions)


def _article_button(article: Article, permissions: Any) -> Iterator[Button]:
    if article.spiked_at and permissions.may_bring_back():
        url = reverse("newsroom:bring_back", args=[article.pk])
        yield _posts(_("Bring back from the spike"), url, icon="rotate", priority=45)
    if not article.spiked_at and permissions.may_spike():
        url = reverse("newsroom:spike", args=[article.pk])
        yield Button(_("Spike"), url=url, icon_name="cut", priority=45)
    if permissions.may_free() and item_of(article).access != "open":
        is_free = freeing.is_free(article, now=timezone.now())
        name = "end_free_time" if is_free else "free_this_week"
        label = _("No longer free to everybody") if is_free else _("Free this week")
        url = reverse(f"newsroom:{name}", args=[article.pk])
        yield _posts(label, url, icon="lock" if is_free else "lock-open", priority=44)


def _issue_buttons(issue: Issue, permissions: Any) -> Iterator[Button]:
    def url(name: str) -> str:
        return reverse(f"newsroom:{name}", args=[issue.pk])

    if issue.state == issue.State.PLANNED and permissions.can_edit():
        yield Button(_("Close the issue"), url=url("close_issue"), icon_name="lock", priority=1)
    if issue.state == issue.State.CLOSED:
        if permissions.may_publish_issue():
            label = _("Publish the issue")
            yield Button(label, url=url("publish_issue"), icon_name="upload", priority=1)
        if permissions.can_edit():
            label = _("Open the issue again")
            yield _posts(label, url("reopen_issue"), icon="lock-open", priority=2)


class IssueMenuItem(ActionMenuItem):
    """A line in the menu at the foot of an issue's form, while the issue is in one state."""

    state: str
    url_name: str

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Whether the issue is in this state, and the person may do this."""
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, Issue) or page.state != self.state:
            return False
        return self.is_allowed(self.get_user_page_permissions_tester(context))

    def is_allowed(self, permissions: Any) -> bool:
        return permissions.can_edit()

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """Where the decision is taken."""
        return reverse(self.url_name, args=[parent_context["page"].pk])


class CloseMenuItem(IssueMenuItem):
    name = "action-close-issue"
    label = gettext_lazy("Close the issue…")
    icon_name = "lock"
    state = Issue.State.PLANNED
    url_name = "newsroom:close_issue"


class PublishMenuItem(IssueMenuItem):
    name = "action-publish-issue"
    label = gettext_lazy("Publish the issue…")
    icon_name = "upload"
    state = Issue.State.CLOSED
    url_name = "newsroom:publish_issue"

    def is_allowed(self, permissions: Any) -> bool:
        return permissions.may_publish_issue()


def say_approve(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Wagtail says “Approve and Publish” at the last step; here approval does not publish."""
    for item in menu_items:
        if isinstance(item, WorkflowMenuItem) and item.name == "approve":
            item.label = _("Approve with comment") if item.launch_modal else _("Approve")
