"""What a narration says of itself, in the language of its article."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.narration.reading import Preface
from octavo.issues.dating import in_full


def preface(manuscript: Manuscript, *, dated_on: date | None, is_synthetic: bool) -> Preface:
    """Who wrote it, of which day it is, and that no person reads it."""
    with translation.override(manuscript.language):
        names = [it.name for it in manuscript.bylines if not it.role]
        return Preface(
            byline=_("By %(names)s.") % {"names": get_text_list(names, _("and"))} if names else "",
            date=f"{in_full(dated_on)}." if dated_on else "",
            voice=_("Read by a synthetic voice.") if is_synthetic else "",
        )
