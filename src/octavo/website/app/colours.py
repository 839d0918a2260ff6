"""The colours of the ground that a browser has to be told outside of any style sheet."""

from __future__ import annotations

from octavo.issues.models import Publication

# What tokens.css brings; a test compares.
PAPERS = {"light": "#FDFCFA", "dark": "#15171A"}
INK = "#17191C"


def papers(publication: Publication) -> dict[str, str]:
    """The colour of the paper on each ground: the house's own, or the one that Octavo brings."""
    own = {"light": publication.light_paper, "dark": publication.dark_paper}
    return {ground: own[ground] or brought for ground, brought in PAPERS.items()}
