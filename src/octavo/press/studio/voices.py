"""The voices that can read here: those of the engines that are installed.

A voice goes by its engine and its name there, as in `hibari/heart`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from octavo.press.narration.engines.registry import ENGINES, Options, engine_named
from octavo.press.narration.errors import NarrationTrouble

if TYPE_CHECKING:
    from octavo.press.narration.engines.port import Narrator, Voice


# What narrations are made with, whichever engine speaks.
NEEDED = ("numpy", "av", "lameenc")


@cache
def lacking() -> str:
    """Why nothing can be read here, in a sentence; empty where it can."""
    if all(find_spec(module) for module in NEEDED):
        return ""
    return _("What reads aloud is not installed here: pip install 'octavo[audio]'.")


@cache
def narrator(name: str) -> Narrator:
    """The engine of that name, opened once for this process; a NarrationTrouble without it."""
    options = Options(voices=settings.DATA / "voices", command=settings.NARRATION_COMMAND)
    return engine_named(name).open(options)


def voice_choices() -> list[tuple[str, str]]:
    """Every voice that could read now, and how a person calls it."""
    return [
        (f"{name}/{voice.name}", f"{voice.label} ({voice.language})")
        for name in ENGINES
        for voice in _voices(name)
    ]


def is_a_voice(said: str) -> None:
    """Refuse a voice that no engine here has."""
    if said not in dict(voice_choices()):
        message = _("No engine that is installed here has the voice “%(voice)s”.")
        raise ValidationError(message % {"voice": said})


def called(said: str) -> str:
    """How a person calls that voice; its own name if it is not here."""
    return dict(voice_choices()).get(said, said)


def _voices(name: str) -> Sequence[Voice]:
    """None of an engine that is not here, or breaks down when it is asked."""
    try:
        return narrator(name).voices()
    except NarrationTrouble:
        return ()


class VoiceSelect(forms.Select):
    """Asks the engines when it is shown. A voice that is gone stays in the list, marked."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """The choices as they are now."""
        known = voice_choices()
        gone = [one for one in value if one and one not in dict(known)]
        lost = [(one, _("%(voice)s (not installed here)") % {"voice": one}) for one in gone]
        self.choices = [*known, *lost]
        groups: list[Any] = super().optgroups(name, value, attrs)
        return groups
