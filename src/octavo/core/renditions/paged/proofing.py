"""What a proof says beside the pages: which lines were changed, and what was taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.issue.comparing import Changes
from octavo.core.renditions.paged.letters import breakable, clean
from octavo.core.renditions.paged.lines import Tree


@dataclass(frozen=True, slots=True)
class ProofWording:
    """The list's own words; `title` says since when."""

    title: str
    nothing: str = "Nothing was changed."
    is_new: str = "New in this issue."
    is_dropped: str = "No longer in this issue."


def proof_tree(
    changes: Sequence[Changes], *, dropped: Sequence[str] = (), wording: ProofWording
) -> Tree:
    """As the document says it to the design. The words of the list are data, too."""
    return {
        "title": _words(wording.title),
        "nothing": _words(wording.nothing),
        "changed": {it.slug: sorted(it.changed) for it in changes if it.changed},
        "articles": [
            *(_article(it, wording) for it in changes if it.gone or it.is_new),
            *(_dropped(headline, wording) for headline in dropped),
        ],
    }


def _article(changes: Changes, wording: ProofWording) -> Tree:
    return {
        "slug": changes.slug,
        "headline": _words(changes.headline),
        "note": _words(wording.is_new) if changes.is_new else "",
        "gone": [{"path": gone.path, "text": _words(gone.text)} for gone in changes.gone],
    }


def _dropped(headline: str, wording: ProofWording) -> Tree:
    return {
        "slug": "",
        "headline": _words(headline),
        "note": _words(wording.is_dropped),
        "gone": [],
    }


def _words(text: str) -> str:
    return breakable(clean(text))
