"""The job workers under the supervisor: so many as the settings say, forked from one process."""

from __future__ import annotations

import os

from octavo.website.serving.child import begin
from octavo.website.serving.forking import Forks, Seat

# On a busy machine a reader's page goes before a picture that is cut for later.
STANDS_BACK = 5


def main() -> None:
    """Keep the workers at work until told to stop."""
    os.nice(STANDS_BACK)
    options = begin(__doc__, watch=False)
    from octavo.jobs.working import work
    from octavo.website.settings import ENVIRONMENT

    names = [f"worker-{number}" for number in range(1, ENVIRONMENT.job_workers + 1)]
    Forks(work, [Seat(name) for name in names], options.parent).keep()


if __name__ == "__main__":
    main()
