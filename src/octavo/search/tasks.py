"""What the search does by itself: it looks every hour whether the index is in step."""

from __future__ import annotations

import logging

from django_tasks import task

from octavo.jobs.schedule import every
from octavo.search.indexing import mend

logger = logging.getLogger(__name__)


@every(seconds=3600)
@task()
def keep_index_in_step() -> None:
    """Mend what a crash between publishing and indexing, or an upgrade, has left behind."""
    if count := mend():
        logger.info("The index was behind by %d articles", count)
