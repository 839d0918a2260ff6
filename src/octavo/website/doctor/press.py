"""Looks at the press: whether its engines are here, and what could not be made."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.press import store
from octavo.press.forms import FORMS
from octavo.press.models import Build, Edition, Narration
from octavo.press.promises import promised_forms
from octavo.press.pruning import replaced
from octavo.press.studio.choosing import house_voice
from octavo.press.studio.voices import voice_choices
from octavo.website.doctor.findings import Finding, note, well, wrong

EXTRAS = {"audio": "audio"}  # any other form that lacks its engine needs `print`


def examine() -> Iterator[Finding]:
    """Engines, builds and files."""
    yield _engines()
    yield _builds()
    yield _files()
    yield _voices()
    yield _narrations()


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


def _narrations() -> Finding:
    failed = Narration.objects.filter(state=Narration.State.FAILED).order_by("-since")
    last = failed.select_related("article").first()
    if last is None:
        return well("narrations", "Every article that was to be read aloud was.")
    said = f"{failed.count()} could not be read; the last was “{last.article}”: {last.reason}"
    return wrong("narrations", said, "Mend the cause, then press “Read it now” on its page.")
