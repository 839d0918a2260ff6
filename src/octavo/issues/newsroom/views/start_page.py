"""What an editor's start page says: what the next issue still needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from octavo.issues.models import Article, Issue, Magazine
from octavo.issues.newsroom.states import state_of
from octavo.issues.readiness import boards

# Wagtail's own panels that say nothing about the magazine.
NOISE = {"whats_new_in_wagtail_version"}


class NextIssuePanel(Component):
    """The next issue, article by article, and what keeps it from closing."""

    name = "next_issue"
    order = 50
    template_name = "issues/newsroom/next_issue.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The issue with its items; everything that only an editor may do is left to them."""
        issue = Issue.objects.to_come().select_related("cover").first()
        context = {
            "issue": issue,
            "spiked": Article.objects.spiked().count(),
            "unplaced": Article.objects.not_placed().count(),
        }
        if issue is not None:
            permissions = issue.permissions_for_user(self.request.user)
            context |= {
                "items": self._items(issue),
                "may_edit": permissions.can_edit(),
                "may_publish": permissions.may_publish_issue(),
                "is_late": bool(issue.publish_at and issue.publish_at <= timezone.now()),
                "boards": boards(issue),
                "zone": timezone.get_default_timezone_name(),
            }
        return context

    @staticmethod
    def _items(issue: Issue) -> list[dict[str, Any]]:
        """Each item of the flatplan with its state and what it lacks."""
        is_planned = issue.state == issue.State.PLANNED
        lacks = issue.missing() if is_planned else []
        return [
            {
                "item": item,
                "state": state_of(item.article) if item.article else "",
                "lacks": [lack for lack in lacks if lack.item == item],
            }
            for item in issue.flatplan.select_related("article", "article__section")
        ]


def quieten(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's own news out of the help menu."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]


def arrange(request: HttpRequest, panels: list[Component]) -> None:
    """Put the next issue first, and take away what is no news for a magazine."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in NOISE]
    if Magazine.objects.exists():
        panels.append(NextIssuePanel(request))
