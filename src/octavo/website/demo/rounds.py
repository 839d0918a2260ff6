"""Puts articles of the demo at a step of the workflow, as if people had got so far with them."""

from __future__ import annotations

from wagtail.models import WorkflowState

from octavo.accounts.models import Account
from octavo.issues.models import Article


def put_at_step(article: Article, step: str, *, by: Account) -> None:
    """Submit the article and take it as far as the step of that name; those before are approved.

    Wagtail's own way of doing this sends mail to everybody whose turn it is.
    """
    workflow = article.get_workflow()
    state = WorkflowState.objects.create(
        content_type=article.get_content_type(),
        base_content_type=article.get_base_content_type(),
        object_id=str(article.pk),
        workflow=workflow,
        requested_by=by,
    )
    for task in workflow.tasks:
        at = task.specific.get_task_state_class()(
            workflow_state=state, task=task, revision=article.latest_revision
        )
        if task.name != step:
            at.status, at.finished_by = at.STATUS_APPROVED, by
        at.save()
        state.current_task_state = at
        state.save()
        if task.name == step:
            return
    message = f"The workflow has no step called {step}."
    raise LookupError(message)
