"""What happens when an article has passed its last step: it is approved, and not yet published.

Wagtail loads this module while its own models load, so it imports none.
"""

from __future__ import annotations

from typing import Any


def approve_article(workflow_state: Any, user: Any = None) -> None:
    """Mark the text that passed the last step as approved; it appears with its issue.

    Another kind of page that somebody gave a workflow is published, as Wagtail does.
    """
    page = workflow_state.content_object.specific
    if hasattr(page, "approve"):
        page.approve()
    else:
        page.get_latest_revision().publish(user=user)
