"""Takes out of readers' hearing what is not written any more, before the new text is read."""

from __future__ import annotations

import json
from datetime import datetime

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.sentences import sentences
from octavo.core.manuscript.teaser import given_away
from octavo.issues.models import Article
from octavo.press import store
from octavo.press.models import Narration
from octavo.press.studio.keeping import note_replaced

FULL, TEASER = "full", "teaser"


def withdraw_stale(article: Article, *, now: datetime, is_whole_meant: bool = False) -> None:
    """Let the opening go if it says what is given away no more; it is not heard until it is new.

    The whole is heard until it was read anew, a matter of seconds. Where that fails it is meant as
    well, so that nobody hears for ever what was taken back.
    """
    row = Narration.objects.heard().filter(article_id=article.pk).first()
    if row is None or not article.live:
        return
    manuscript = article.manuscript()
    stale = {TEASER} if _says_more(row, TEASER, given_away(manuscript)) else set()
    if is_whole_meant and _says_more(row, FULL, manuscript):
        stale |= {FULL, TEASER}
    if stale & set(row.files):
        left = {variant: made for variant, made in row.files.items() if variant not in stale}
        note_replaced(row, left, now=now)
        row.save()


def _says_more(row: Narration, variant: str, shown: Manuscript) -> bool:
    """Whether a sentence is heard that does not stand there. What was lost says nothing."""
    kept = row.file("json", variant=variant)
    if kept is None or not store.shelf().exists(kept["file"]):
        return False
    with store.shelf().open(kept["file"]) as file:
        heard = {it["text"] for it in json.load(file)["sentences"] if it["path"]}
    return not heard <= {sentence.text for sentence in sentences(shown)}
