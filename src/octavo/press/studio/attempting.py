"""Tries to have an article read, and leaves a row that says how far it is or why it failed.

Killed at any moment it goes on: each sentence is kept as soon as it is spoken, and the row changes
to the new files when all of them are in the store.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from octavo.core.renditions.narration.lines import Script
from octavo.issues.errors import NewsroomRefusal
from octavo.issues.models import Article
from octavo.press import store
from octavo.press.errors import PressTrouble
from octavo.press.models import Narration
from octavo.press.narration.listening import listener_in
from octavo.press.narration.narrating import Narrated, Watch, narrate
from octavo.press.narration.recording import prepare_recording
from octavo.press.narration.speech import Reading, Takes
from octavo.press.studio.choosing import Chosen
from octavo.press.studio.keeping import Files, keep_all, names, note_replaced
from octavo.press.studio.voices import called, narrator
from octavo.press.studio.wanting import Wanted, wanted
from octavo.press.studio.withdrawing import withdraw_stale

TIMINGS = {
    "by voice": Narration.Timing.VOICE,
    "by ear": Narration.Timing.ALIGNED,
    "by length": Narration.Timing.LENGTH,
}
logger = logging.getLogger(__name__)

# Somebody looks at the newsroom's page while it works.
SHOWN_EVERY = 1.0  # seconds
TAKES_BYTES = 2_000_000_000
LONGEST_NAME = 120  # letters


def takes() -> Takes:
    """Where spoken sentences are kept, for whoever says the same again."""
    return Takes(Path(settings.PRESS_WORKBENCH) / "audio" / "takes")


class Paused(Exception):
    """Its time is over before every sentence was spoken; those that were are kept."""


def attempt(
    article: Article, *, now: datetime, job: UUID | None = None, until: float | None = None
) -> Narration | None:
    """Have it read as it is now, unless that is what is heard already.

    None where nothing is to be read, or that was not possible; in the latter case the row says why.
    At the moment `until`, as `monotonic` counts, it pauses between two sentences: the row waits
    then, and another attempt goes on.
    """
    with _at_work(article, now=now, job=job) as row:
        try:
            copy = wanted(article)
            if copy is None:
                _unheard(row, now=now)
                return None
            row.failed_key = key = copy.key()
            if row.key == key and _is_whole(row):
                Narration.objects.filter(pk=row.pk, job=job).update(state=Narration.State.READY)
                return Narration.objects.get(pk=row.pk)
            return _read(row, copy, key, now=now, until=until)
        except Paused:
            row.state = Narration.State.WAITING
            Narration.objects.filter(pk=row.pk, job=job).update(state=row.state)
            return row
        except (PressTrouble, NewsroomRefusal) as fact:
            _fail(row, str(fact))
            withdraw_stale(article, now=now, is_whole_meant=True)
            return None


def _is_whole(row: Narration) -> bool:
    """Whether every file of it is there, and stays for as long as it is led to."""
    return bool(row.files) and all(store.is_wanted(name) for name in names(row.files))


def _read(
    row: Narration, copy: Wanted, key: str, *, now: datetime, until: float | None
) -> Narration | None:
    began = monotonic()
    kept = takes()
    whole = _whole(copy, kept, _watch(row, kept, until))
    variants = {"full": whole}
    if copy.teaser and copy.teaser_chosen and copy.teaser.lines:
        variants["teaser"] = _spoken(copy, copy.teaser, copy.teaser_chosen, kept)
        row.teaser_duration = variants["teaser"].seconds
    files = keep_all(variants)
    row.state, row.key, row.reason, row.failed_key = Narration.State.READY, key, "", ""
    row.is_synthetic = copy.chosen.is_synthetic
    row.reader = (copy.chosen.reader or called(copy.chosen.voice))[:LONGEST_NAME]
    row.timing, row.duration = TIMINGS[whole.placed], whole.seconds
    row.sentences_made, row.seconds = whole.made, monotonic() - began
    row.made_at = now
    return _settle(row, files, now=now)


def _settle(row: Narration, files: Files, *, now: datetime) -> Narration | None:
    """Let readers be led to the new files, unless another worker has the row by now."""
    current = Narration.objects.filter(pk=row.pk, job=row.job).first()
    if current is None:
        return None
    row.files, row.replaced = current.files, current.replaced
    note_replaced(row, files, now=now)
    row.save()
    return row


def _whole(copy: Wanted, kept: Takes, watch: Watch) -> Narrated:
    said = copy.chosen
    if not said.recording:
        return _spoken(copy, copy.script, said, kept, watch=watch)
    return prepare_recording(
        store.local(said.recording),
        copy.script,
        album=copy.album,
        cover=copy.cover,
        listener=listener_in(settings.DATA / "recogniser"),
    )


def _spoken(
    copy: Wanted, script: Script, said: Chosen, kept: Takes, *, watch: Watch | None = None
) -> Narrated:
    engine, _slash, voice = said.voice.partition("/")
    return narrate(
        script,
        reading=Reading(narrator(engine), voice, said.speed),
        takes=kept,
        album=copy.album,
        cover=copy.cover,
        watch=watch,
    )


def _watch(row: Narration, kept: Takes, until: float | None) -> Watch:
    """Writes down how many sentences are done, now and then, and looks at the clock."""
    shown_at = monotonic() - SHOWN_EVERY

    def watch(done: int, total: int) -> None:
        nonlocal shown_at
        if monotonic() - shown_at >= SHOWN_EVERY:
            shown_at = monotonic()
            Narration.objects.filter(pk=row.pk).update(done=done, total=total)
        is_over = until is not None and monotonic() > until
        if is_over and kept.made and done < total:  # some of it at least
            Narration.objects.filter(pk=row.pk).update(done=done, total=total)
            raise Paused

    return watch


@contextmanager
def _at_work(article: Article, *, now: datetime, job: UUID | None) -> Iterator[Narration]:
    """The row while it is worked on; what goes wrong in an unforeseen way is said in it as well."""
    begun = {
        "state": Narration.State.WORKING,
        "since": now,
        "job": job,
        "reason": "",
    }
    # Not by saving: no page changes while the narration that is heard stays as it is.
    if not Narration.objects.filter(article=article).update(**begun):
        Narration.objects.get_or_create(article=article, defaults=begun)
    row = Narration.objects.get(article=article)
    try:
        yield row
    except Exception:
        _fail(row, _("The engine stumbled. If it does so again, octavo doctor says more."))
        raise


def _fail(row: Narration, sentence: str) -> None:
    logger.warning("Article %s was not read: %s", row.article_id, sentence)
    Narration.objects.filter(pk=row.pk, job=row.job).update(
        state=Narration.State.FAILED, reason=sentence, failed_key=row.failed_key
    )


def _unheard(row: Narration, *, now: datetime) -> None:
    """Nothing is heard of it any more; its files go when nobody can be listening to them."""
    note_replaced(row, {}, now=now)
    if not row.replaced:
        row.delete()
        return
    row.state, row.key, row.failed_key, row.duration = Narration.State.READY, "", "", 0.0
    row.save()
