"""A job worker under the supervisor."""

from __future__ import annotations

from octavo.website.serving.child import begin


def main() -> None:
    """Work until told to stop."""
    begin(__doc__)
    from octavo.jobs.working import work

    work()


if __name__ == "__main__":
    main()
