"""Where advertisements may stand: a list that is fixed, so that a page is never full of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from octavo.core.access import Kind

MOST_ON_A_PAGE = 2


@dataclass(frozen=True, slots=True)
class Placement:
    """A place on all pages of one kind. `has_section` says whether those belong to a section."""

    name: str
    label: Any
    of_kind: Kind
    has_section: bool = False


PLACEMENTS = (
    Placement("article-text", _("in the text of a long article"), "article", has_section=True),
    Placement("article-end", _("below an article"), "article", has_section=True),
    Placement("home", _("on the home page"), "page"),
    Placement("section", _("on the page of a section"), "section", has_section=True),
    Placement("issue", _("below the contents of an issue"), "issue"),
)
BY_NAME = {placement.name: placement for placement in PLACEMENTS}
CHOICES = [(placement.name, placement.label) for placement in PLACEMENTS]
