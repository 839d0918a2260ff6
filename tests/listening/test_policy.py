"""The reference says the figures that the code carries out."""

from pathlib import Path

from octavo.listening import policy

REFERENCE = Path(__file__).parents[2] / "docs/reference/private-podcast.md"


def test_the_reference_has_the_figures_of_the_policy():
    said = " ".join(REFERENCE.read_text().split())

    for words in (
        f"the newest {policy.MOST_EPISODES}",
        f"at most {policy.MOST_FEEDS} feeds",
        f"from {policy.MANY_NETWORKS} networks or more on {policy.ON_SO_MANY_DAYS}"
        f" of the last {policy.WITHIN_DAYS} days, or from {policy.FAR_TOO_MANY_NETWORKS} on one",
        f"the first {policy.NETWORK_V4} bits",
        f"the first {policy.NETWORK_V6} of IPv6",
        f"The count stays for {policy.COUNTS_KEPT_FOR.days} days",
        f"revoked, up to {policy.REVOKED_KEPT_FOR.days} days ago",
    ):
        assert words in said, words
