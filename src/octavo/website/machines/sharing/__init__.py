"""The picture that other sites show beside a link: drawn once for each article and each issue."""

from octavo.website.machines.sharing.keeping import (
    HEIGHT,
    WIDTH,
    SharePicture,
    kept,
    of_article,
    of_issue,
    of_page,
)
from octavo.website.machines.sharing.motif import Motif

__all__ = ["HEIGHT", "WIDTH", "Motif", "SharePicture", "kept", "of_article", "of_issue", "of_page"]
