"""What the newsroom tells other rooms."""

from __future__ import annotations

from django.dispatch import Signal

# An issue has appeared with all its articles: `issue`, and `at`, when that was. Sent within the
# transaction, so that a job that is put into the queue by it is there if, and only if, it appeared.
issue_appeared = Signal()

# A text of an article has passed its last step, or was cleared to go out with its issue: `article`.
# Sent once that is written.
text_approved = Signal()
