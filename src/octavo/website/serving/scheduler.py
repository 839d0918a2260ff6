"""The scheduler under the supervisor."""

from __future__ import annotations

from octavo.website.serving.child import begin


def main() -> None:
    """Keep the schedule until told to stop."""
    begin(__doc__)
    from octavo.jobs.scheduling import run

    run()


if __name__ == "__main__":
    main()
