"""What would be read of an article now, by whom, and by one key whether any of it has changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from django.utils.translation import gettext as _

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.sentences import sentences
from octavo.core.manuscript.teaser import given_away
from octavo.core.renditions.narration.lines import Script
from octavo.core.renditions.narration.marking import Mark
from octavo.core.renditions.narration.reading import script
from octavo.core.renditions.narration.spoken.speaking import speak
from octavo.issues.freezing import publication
from octavo.issues.models import Article, Issue
from octavo.press.narration.version import OWN_VERSION
from octavo.press.studio.choosing import Chosen, chosen_by_house, chosen_for
from octavo.press.studio.covers import cover_of
from octavo.press.studio.pronouncing import lexicon_of
from octavo.press.studio.voices import narrator
from octavo.press.studio.wording import preface


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that goes into the narration of one article.

    `teaser` is what those hear who may not hear all of it; None where that is all of it, or nobody
    can read it to them: a recording is not cut, so a voice reads its opening.
    """

    article: Article
    chosen: Chosen
    script: Script
    teaser: Script | None
    teaser_chosen: Chosen | None
    album: str
    cover: Path | None

    def key(self) -> str:
        """The hash of all that goes in. It does not change when the article appears."""
        said = {
            "version": OWN_VERSION,
            "chosen": [_fully(one) for one in (self.chosen, self.teaser_chosen)],
            "script": asdict(self.script),
            "teaser": asdict(self.teaser) if self.teaser else None,
            "album": self.album,
            "cover": self.cover.name if self.cover else "",
        }
        canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _fully(chosen: Chosen | None) -> object:
    """What was chosen, with the state of its engine."""
    if chosen is None or chosen.recording:
        return chosen and asdict(chosen)
    return [asdict(chosen), narrator(chosen.voice.partition("/")[0]).fingerprint]


def text_to_read(article: Article) -> Article | None:
    """The article with the text that is read: what readers see, else what was approved to appear.

    None where nothing is approved, and of what was spiked.
    """
    if article.spiked_at:
        return None
    if article.live:
        return article
    known = (article.cleared_revision, article.approved_revision)
    revision = max(filter(None, known), key=lambda one: one.pk, default=None)
    return revision.as_object() if revision else None


def wanted(article: Article) -> Wanted | None:
    """What the narration would be made of; None where nothing is read, or by nobody."""
    text, chosen = text_to_read(article), chosen_for(article)
    if text is None or chosen is None:
        return None
    manuscript = text.manuscript()
    shown = given_away(manuscript)
    of_teaser = chosen if chosen.is_synthetic else chosen_by_house()
    teaser = None
    if of_teaser is not None and shown != manuscript:
        teaser = _opening(script_of(text, chosen=of_teaser), shown)
    return Wanted(
        article=text,
        chosen=chosen,
        script=script_of(text, chosen=chosen),
        teaser=teaser,
        teaser_chosen=of_teaser if teaser else None,
        album=_album(text),
        cover=cover_of(text),
    )


def script_of(text: Article, *, chosen: Chosen) -> Script:
    """What is read of this text, by a person or by a voice."""
    manuscript, lexicon = text.manuscript(), lexicon_of(text)
    return script(
        manuscript,
        speak=partial(speak, language=manuscript.language, lexicon=lexicon),
        preface=preface(manuscript, dated_on=_day(text), is_synthetic=chosen.is_synthetic),
        marks=marks_of(text),
    )


def marks_of(article: Article) -> list[Mark]:
    """What was said of its blocks."""
    return [Mark(row.words, row.instead) for row in article.reading_marks.all()]


def _opening(whole: Script, shown: Manuscript) -> Script:
    """The beginning of what is read, as far as it stands in what everybody is shown."""
    allowed = {it.id for it in sentences(shown)}
    lines = tuple(
        takewhile(lambda it: it.id in allowed or it.id.startswith("preface-"), whole.lines)
    )
    chapters = tuple(it for it in whole.chapters if it.line < len(lines))
    return Script(whole.title, whole.author, whole.language, lines, chapters)


def _day(text: Article) -> date | None:
    """The date of its issue, as in every edition; on which day that appears is not known yet."""
    issue = _issue(text)
    return issue.dated_on if issue else text.published_on


def _album(text: Article) -> str:
    name, issue = publication().name, _issue(text)
    if issue is None:
        return name
    return _("%(name)s, no. %(number)s") % {"name": name, "number": issue.number}


def _issue(text: Article) -> Issue | None:
    item = getattr(text, "flatplan_item", None)
    return item.issue if item else None
