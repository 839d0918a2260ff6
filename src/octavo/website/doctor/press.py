"""Looks at the press: whether its engines are here, and what could not be made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from octavo.press import store
from octavo.press.forms import FORMS
from octavo.press.models import ArticleVoice, Build, Edition, Narration
from octavo.press.promises import promised_forms
from octavo.press.pruning import replaced
from octavo.press.studio.choosing import house_voice
from octavo.press.studio.keeping import names
from octavo.press.studio.standing import SETTLED, is_at_work
from octavo.press.studio.voices import voice_choices
from octavo.website.doctor.findings import Finding, note, well, wrong

EXTRAS = {"audio": "audio"}  # any other form that lacks its engine needs `print`


def examine(*, now: datetime) -> Iterator[Finding]:
    """Engines, builds and files."""
    yield _engines()
    yield _builds()
    yield _files()
    yield _voices()
    yield _narrations(now)
    yield _sound()


def _engines() -> Finding:
    lacking = [form for form in FORMS.values() if not form.is_installed()]
    names = ", ".join(str(form.label) for form in lacking)
    if not lacking:
        return well("engines", "Every form of an issue can be made.")
    extras = ",".join(sorted({EXTRAS.get(form.name, "print") for form in lacking}))
    sentence, remedy = f"These forms cannot be made: {names}.", f"pip install 'octavo[{extras}]'"
    promised = {form.name for form in promised_forms()}
    is_promised = any(form.name in promised for form in lacking)
    return (wrong if is_promised else note)("engines", sentence, remedy)


def _builds() -> Finding:
    failed = (
        Build.objects.filter(state=Build.State.FAILED).select_related("issue").order_by("-since")
    )
    last = failed.first()
    if last is None:
        return well("editions", "Every edition that was wanted was made.")
    sentence = (
        f"{failed.count()} could not be made; the last was {last.get_form_display()} of no. "
        f"{last.issue.number}: {last.sentence}"
    )
    return wrong("editions", sentence, "Mend the cause, then press “Build now” on its board.")


def _files() -> Finding:
    shelf = store.shelf()
    """Older versions need none: theirs are taken away in time."""
    past = set(replaced(Edition.objects.all()))
    names = Edition.objects.exclude(pk__in=past).values_list("file", flat=True).distinct()
    missing = [name for name in names.iterator() if not shelf.exists(name)]
    if missing:
        sentence = f"{len(missing)} editions have lost their file, such as {missing[0]}."
        return wrong("files of editions", sentence, "Bring the files back from a backup.")
    return well("files of editions", "Every edition has its file.")


def _voices() -> Finding:
    house, known = house_voice(), dict(voice_choices())
    if not house.is_narrated:
        return well("voices", "Articles are read aloud only where somebody chose who reads them.")
    if house.voice in known:
        return well("voices", f"Articles are read by {known[house.voice]}.")
    remedy = "Install octavo[audio], or choose another voice under Settings › Narration."
    return wrong("voices", f"The voice of the magazine, {house.voice}, is not here.", remedy)


def _narrations(now: datetime) -> Finding:
    failed = Narration.objects.filter(state=Narration.State.FAILED).order_by("-since")
    last = failed.select_related("article").first()
    if last is not None:
        said = f"{failed.count()} could not be read; the last was “{last.article}”: {last.reason}"
        return wrong("narrations", said, "Mend the cause, then press “Read it now” on its page.")
    rows = Narration.objects.exclude(state__in=SETTLED)
    stuck = [row for row in rows if not is_at_work(row, now=now)]
    if stuck:
        said = f"{len(stuck)} articles wait to be read, and nobody is at work on them."
        return note("narrations", said, "They are taken up again within ten minutes.")
    return well("narrations", "Every article that was to be read aloud was.")


def _sound() -> Finding:
    shelf = store.shelf()
    kept = {name for row in Narration.objects.heard().iterator() for name in names(row.files)}
    kept |= set(ArticleVoice.objects.exclude(recording="").values_list("recording", flat=True))
    lost = sorted(name for name in kept if not shelf.exists(name))
    if lost:
        said = f"{len(lost)} files of narrations are lost, such as {lost[0]}."
        return wrong("files of narrations", said, "Bring them back from a backup, or read anew.")
    return well("files of narrations", "Every narration has its files.")
