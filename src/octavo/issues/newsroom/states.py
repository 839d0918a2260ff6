"""Where an article stands on its way, in one word or two."""

from __future__ import annotations

from django.utils.translation import gettext as _

from octavo.issues.models import Article


def state_of(article: Article) -> str:
    """Spiked, published, approved, at a step of the workflow, or a draft."""
    if article.spiked_at:
        return _("spiked")
    if article.live and not article.has_unpublished_changes:
        return _("published")
    if article.live:
        return _("published, being changed")
    if article.is_approved():
        return _("approved")
    if step := article.current_workflow_task_state:
        return _("at “%(step)s”") % {"step": step.task.name}
    if article.approved_revision_id:
        return _("changed since its approval")
    return _("draft")
